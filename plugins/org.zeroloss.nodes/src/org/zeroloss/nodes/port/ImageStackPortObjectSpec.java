package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;

/** What is known of an image stack before it is computed. */
public final class ImageStackPortObjectSpec extends SignalPortObjectSpec {

    /**
     * @param signal spec of a signal of images
     */
    public ImageStackPortObjectSpec(final SignalSpec signal) {
        super(signal);
        if (signal.kind() != SignalKind.IMAGE_STACK) {
            throw new IllegalArgumentException(
                    "Expected a signal of images, found "
                            + signal.kind()
                            + " '"
                            + signal.title()
                            + "'");
        }
    }

    /** Saves and loads the spec. */
    public static final class Serializer
            extends PortObjectSpecSerializer<ImageStackPortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final ImageStackPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            SignalPortObjectSpec.save(spec.signal(), out);
        }

        @Override
        public ImageStackPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            final SignalSpec signal = SignalPortObjectSpec.load(in);
            try {
                return new ImageStackPortObjectSpec(signal);
            } catch (final IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
