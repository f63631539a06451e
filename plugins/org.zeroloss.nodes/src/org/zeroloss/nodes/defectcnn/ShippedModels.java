package org.zeroloss.nodes.defectcnn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.imaging.defects.DefectModelFile;
import org.zeroloss.nodes.NodesException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The models in the bundle's folder {@code models}, as its {@code index.json} lists them. */
final class ShippedModels {

    private static final String FOLDER = "/models/";
    private static final String INDEX = "index.json";

    private ShippedModels() {}

    /**
     * A model.
     *
     * @param name for settings; never changes
     * @param title for people
     * @param file in the folder
     * @param description one sentence
     */
    record Entry(String name, String title, String file, String description) {}

    /** All models. */
    static List<Entry> all() {
        final List<Entry> all = new ArrayList<>();
        try (InputStream in = open(INDEX)) {
            for (final JsonNode m : new ObjectMapper().readTree(in).path("models")) {
                all.add(
                        new Entry(
                                m.path("name").asText(),
                                m.path("title").asText(),
                                m.path("file").asText(),
                                m.path("description").asText()));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /**
     * @param name name of a model
     * @return the model
     * @throws NodesException if there is none such
     */
    static DefectModel load(final String name) {
        final List<Entry> all = all();
        for (final Entry e : all) {
            if (e.name().equals(name)) {
                try (InputStream in = open(e.file())) {
                    return DefectModelFile.read(in, e.file());
                } catch (final IOException x) {
                    throw new UncheckedIOException(x);
                }
            }
        }
        throw new NodesException(
                "Expected one of the models that come with Zeroloss, "
                        + all.stream().map(Entry::name).toList()
                        + ", found '"
                        + name
                        + "'. Choose another one, or add the port \"Model\" and connect a Defect"
                        + " CNN Learner.");
    }

    private static InputStream open(final String file) throws IOException {
        final InputStream in = ShippedModels.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IOException("The file models/" + file + " is missing in the bundle");
        }
        return in;
    }
}
