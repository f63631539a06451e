package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.swing.JComponent;

/**
 * What is known of a spectral image before it is computed: axes with units, type, bands, maps,
 * acquisition. Saved as one versioned JSON text.
 */
public final class SpectralImagePortObjectSpec implements PortObjectSpec {

    private static final String ENTRY = "signal-spec.json";

    private final SignalSpec m_signal;

    /**
     * @param signal spec of the signal
     */
    public SpectralImagePortObjectSpec(final SignalSpec signal) {
        m_signal = Objects.requireNonNull(signal, "signal");
    }

    /**
     * @return spec of the signal
     */
    public SignalSpec signal() {
        return m_signal;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SpectralImagePortObjectSpec o && o.m_signal.equals(m_signal);
    }

    @Override
    public int hashCode() {
        return m_signal.hashCode();
    }

    /** Saves and loads the spec. */
    public static final class Serializer
            extends PortObjectSpecSerializer<SpectralImagePortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final SpectralImagePortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final String json = SignalSpecJson.write(spec.m_signal);
            Entries.write(out, ENTRY, json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public SpectralImagePortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            final String json = new String(Entries.read(in, ENTRY), StandardCharsets.UTF_8);
            try {
                return new SpectralImagePortObjectSpec(SignalSpecJson.read(json));
            } catch (final SignalException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
