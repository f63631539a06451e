package org.zeroloss.nodes.port;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.imaging.Range;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.swing.JComponent;

/**
 * What is known of a model of atoms and defects: its classes, the pixel sizes of its training, and
 * the images it is trained on with their history. Before the training classes and pixel sizes may
 * not be known yet; once it is done, a tag of the history says on which device. Saved as one
 * versioned JSON text.
 */
public final class DefectModelPortObjectSpec implements PortObjectSpec {

    /** Tag of the training images' metadata: engine, library and device of the training. */
    public static final String DEVICE = "trained.device";

    /** Tag of a network: its loss on the images held out. */
    public static final String VALIDATION_LOSS = "trained.validationLoss";

    private static final String ENTRY = "defect-model-spec.json";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> m_classes;
    private final Optional<Range> m_pixelSizesA;
    private final SignalSpec m_trainingImages;

    /**
     * @param classes names of the classes; empty if they are not known yet
     * @param pixelSizesA pixel sizes of the training in Å, if known
     * @param trainingImages spec of images that the model is trained on
     */
    public DefectModelPortObjectSpec(
            final List<String> classes,
            final Optional<Range> pixelSizesA,
            final SignalSpec trainingImages) {
        m_classes = List.copyOf(classes);
        m_pixelSizesA = Objects.requireNonNull(pixelSizesA, "pixelSizesA");
        m_trainingImages = Objects.requireNonNull(trainingImages, "trainingImages");
    }

    /**
     * @return names of the classes; empty if they are not known yet
     */
    public List<String> classes() {
        return m_classes;
    }

    /**
     * @return pixel sizes of the training in Å, if known
     */
    public Optional<Range> pixelSizesA() {
        return m_pixelSizesA;
    }

    /**
     * @return spec of images that the model is trained on, with their history
     */
    public SignalSpec trainingImages() {
        return m_trainingImages;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof DefectModelPortObjectSpec o
                && o.m_classes.equals(m_classes)
                && o.m_pixelSizesA.equals(m_pixelSizesA)
                && o.m_trainingImages.equals(m_trainingImages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_classes, m_pixelSizesA, m_trainingImages);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    private byte[] json() throws IOException {
        final ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION);
        final ArrayNode classes = json.putArray("classes");
        m_classes.forEach(classes::add);
        m_pixelSizesA.ifPresent(r -> json.putArray("pixelSizesA").add(r.min()).add(r.max()));
        json.set("trainingImages", JSON.readTree(SignalSpecJson.write(m_trainingImages)));
        return JSON.writeValueAsBytes(json);
    }

    private static DefectModelPortObjectSpec of(final JsonNode json) throws IOException {
        final int version = json.path("version").asInt();
        if (version < 1 || version > VERSION) {
            throw new IOException(
                    "Expected a model of atoms and defects saved in version 1 to "
                            + VERSION
                            + ", found "
                            + json.path("version")
                            + "; it was saved by a later version of Zeroloss, which can open it");
        }
        final List<String> classes = new ArrayList<>();
        json.path("classes").forEach(c -> classes.add(c.asText()));
        final JsonNode sizes = json.path("pixelSizesA");
        return new DefectModelPortObjectSpec(
                classes,
                sizes.isArray()
                        ? Optional.of(Range.of(sizes.path(0).asDouble(), sizes.path(1).asDouble()))
                        : Optional.empty(),
                SignalSpecJson.read(json.path("trainingImages").toString()));
    }

    /** Saves and loads the spec. */
    public static final class Serializer
            extends PortObjectSpecSerializer<DefectModelPortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final DefectModelPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            Entries.write(out, ENTRY, spec.json());
        }

        @Override
        public DefectModelPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            final byte[] bytes = Entries.read(in, ENTRY);
            try {
                return of(JSON.readTree(bytes));
            } catch (final ZerolossException | JsonProcessingException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
