package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What is known of a fitted background before it is prepared: the image it is prepared on (axes,
 * units, acquisition). Saved as one versioned JSON text.
 */
public final class BackgroundFitPortObjectSpec extends ZlpModelPortObjectSpec {

    private static final String ENTRY = "training-image.json";

    private final SignalSpec m_trainingImage;

    /**
     * @param trainingImage spec of the image that the model is prepared on
     */
    public BackgroundFitPortObjectSpec(final SignalSpec trainingImage) {
        m_trainingImage = Objects.requireNonNull(trainingImage, "trainingImage");
    }

    @Override
    public SignalSpec trainingImage() {
        return m_trainingImage;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof BackgroundFitPortObjectSpec o
                && o.m_trainingImage.equals(m_trainingImage);
    }

    @Override
    public int hashCode() {
        return m_trainingImage.hashCode();
    }

    /** Saves and loads the spec. */
    public static final class Serializer
            extends PortObjectSpecSerializer<BackgroundFitPortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final BackgroundFitPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final String json = SignalSpecJson.write(spec.m_trainingImage);
            Entries.write(out, ENTRY, json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public BackgroundFitPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            final String json = new String(Entries.read(in, ENTRY), StandardCharsets.UTF_8);
            try {
                return new BackgroundFitPortObjectSpec(SignalSpecJson.read(json));
            } catch (final SignalException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
