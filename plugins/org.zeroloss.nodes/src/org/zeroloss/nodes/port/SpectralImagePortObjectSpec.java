package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;

/** What is known of a spectral image before it is computed. */
public final class SpectralImagePortObjectSpec extends SignalPortObjectSpec {

    /**
     * @param signal spec of the signal
     */
    public SpectralImagePortObjectSpec(final SignalSpec signal) {
        super(signal);
    }

    /** Saves and loads the spec. */
    public static final class Serializer
            extends PortObjectSpecSerializer<SpectralImagePortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final SpectralImagePortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            SignalPortObjectSpec.save(spec.signal(), out);
        }

        @Override
        public SpectralImagePortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            return new SpectralImagePortObjectSpec(SignalPortObjectSpec.load(in));
        }
    }
}
