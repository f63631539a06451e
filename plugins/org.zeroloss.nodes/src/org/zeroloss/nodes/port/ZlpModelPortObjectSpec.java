package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;

import javax.swing.JComponent;

/** What is known of a model of the zero-loss peak before it is made. */
public abstract class ZlpModelPortObjectSpec implements PortObjectSpec {

    /**
     * @return spec of the image that the model is made on
     */
    public abstract SignalSpec trainingImage();

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /**
     * KNIME asks every port type for a serializer. Saved ports hold one of the kinds of models,
     * each with a serializer of its own, so that this one is never used.
     */
    public static final class Serializer extends PortObjectSpecSerializer<ZlpModelPortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final ZlpModelPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            throw new IOException(notOfAKind(spec.getClass().getName()));
        }

        @Override
        public ZlpModelPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            throw new IOException(notOfAKind("a model of no kind"));
        }

        private static String notOfAKind(final String found) {
            return "Expected the spec of a zero-loss ensemble or a background fit, found " + found;
        }
    }
}
