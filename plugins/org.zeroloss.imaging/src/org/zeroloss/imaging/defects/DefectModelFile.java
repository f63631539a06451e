package org.zeroloss.imaging.defects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.ModelFile;
import org.zeroloss.learn.network.NetworkModel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A {@link DefectModel} as a file: a zip archive of {@code model.json} and one safetensors file per
 * network, {@code network-0.safetensors} and so on, which Python opens too; {@code
 * judge.safetensors} if there is a judge.
 */
public final class DefectModelFile {

    /** Version that is written; every earlier one is read. */
    public static final int VERSION = 4;

    private static final String JSON = "model.json";
    private static final String JUDGE = "judge.safetensors";
    private static final String JUDGED_SITES = "judge_sites";
    private static final String CALIBRATIONS = "calibrations";
    private static final String ONE_LOOK = "one_look";
    private static final String SYMMETRIES = "symmetries";
    private static final String SLOPE = "slope";
    private static final String INTERCEPT = "intercept";
    private static final String DETECTIONS = "detections";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** No description of a model is larger. */
    private static final int LARGEST_JSON = 1 << 20;

    private DefectModelFile() {}

    /**
     * @param model to write
     * @param out receives the file; not closed
     * @throws IOException if {@code out} does
     */
    public static void write(final DefectModel model, final OutputStream out) throws IOException {
        final ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(entry(JSON));
        zip.write(MAPPER.writeValueAsBytes(json(model)));
        zip.closeEntry();
        for (int i = 0; i < model.networks().size(); i++) {
            zip.putNextEntry(entry(network(i)));
            ModelFile.write(model.networks().get(i), zip);
            zip.closeEntry();
        }
        if (model.judge().isPresent()) {
            zip.putNextEntry(entry(JUDGE));
            ModelFile.write(model.judge().get().network(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Without the time of day, so that equal models are equal files. */
    private static ZipEntry entry(final String name) {
        final ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static String network(final int index) {
        return "network-" + index + ".safetensors";
    }

    private static ObjectNode json(final DefectModel model) {
        final ObjectNode json = MAPPER.createObjectNode();
        json.put("version", VERSION);
        json.put("networks", model.networks().size());
        final ArrayNode classes = json.putArray("classes");
        model.classes().forEach(classes::add);
        json.put("normalization_sigma_px", model.normalization().sigmaPixels());
        json.put("label_sigma_px", model.labels().sigmaPixels());
        model.pixelSizesA()
                .ifPresent(r -> json.putArray("pixel_sizes_A").add(r.min()).add(r.max()));
        final ObjectNode calibrations = json.putObject(CALIBRATIONS);
        write(model.calibrations().oneLook(), calibrations.putArray(ONE_LOOK));
        write(model.calibrations().symmetries(), calibrations.putArray(SYMMETRIES));
        model.judge().ifPresent(j -> json.put(JUDGED_SITES, j.sites()));
        return json;
    }

    private static void write(final List<Calibration> ofClasses, final ArrayNode into) {
        for (final Calibration c : ofClasses) {
            into.addObject()
                    .put(SLOPE, c.slope())
                    .put(INTERCEPT, c.intercept())
                    .put(DETECTIONS, c.detections());
        }
    }

    /**
     * @param in the file; read to its end, not closed
     * @param name of the file, for messages
     * @return the model
     * @throws IOException if {@code in} does
     * @throws ImagingException if the file is damaged, is no such model, or is of a later version
     */
    public static DefectModel read(final InputStream in, final String name) throws IOException {
        JsonNode json = null;
        final TreeMap<String, NetworkModel> networks = new TreeMap<>();
        try {
            final ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (JSON.equals(e.getName())) {
                    json = MAPPER.readTree(zip.readNBytes(LARGEST_JSON));
                } else if (e.getName().endsWith(".safetensors")) {
                    networks.put(e.getName(), ModelFile.read(zip, name + ", " + e.getName()));
                }
            }
        } catch (final ZipException | JsonProcessingException | IllegalArgumentException e) {
            // the last one is what an entry's name that is no UTF-8 gives
            throw new ImagingException(
                    name + ": damaged, or no model of ours: " + e.getMessage(), e);
        }
        if (json == null || !json.path("version").isInt()) {
            throw new ImagingException(
                    name
                            + ": expected a zip archive with "
                            + JSON
                            + ", found none. Is this a Defect CNN model?");
        }
        if (json.path("version").asInt() > VERSION) {
            throw new ImagingException(
                    name
                            + ": written by a later version (format "
                            + json.path("version").asInt()
                            + ", this one reads up to "
                            + VERSION
                            + "). Update Zeroloss.");
        }
        return model(json, networks, name);
    }

    private static DefectModel model(
            final JsonNode json, final TreeMap<String, NetworkModel> networks, final String name) {
        final List<NetworkModel> ordered = new ArrayList<>();
        final int count = json.path("networks").asInt();
        Check.range(count, 1, 100, "networks of " + name);
        for (int i = 0; i < count; i++) {
            final NetworkModel n = networks.get(network(i));
            if (n == null) {
                throw new ImagingException(
                        name + ": expected " + network(i) + ", found only " + networks.keySet());
            }
            ordered.add(n);
        }
        final List<String> classes = new ArrayList<>();
        json.path("classes").forEach(c -> classes.add(c.asText()));
        final JsonNode sizes = json.path("pixel_sizes_A");
        return new DefectModel(
                ordered,
                classes,
                new LocalNormalization(json.path("normalization_sigma_px").asDouble()),
                new LabelMaps(json.path("label_sigma_px").asDouble(), classes.size()),
                sizes.isArray()
                        ? Optional.of(Range.of(sizes.path(0).asDouble(), sizes.path(1).asDouble()))
                        : Optional.empty(),
                calibrations(json, classes.size()),
                judge(json, networks, name));
    }

    private static Optional<SiteJudge> judge(
            final JsonNode json, final TreeMap<String, NetworkModel> networks, final String name) {
        if (!json.has(JUDGED_SITES)) {
            return Optional.empty();
        }
        final NetworkModel network = networks.get(JUDGE);
        if (network == null) {
            throw new ImagingException(
                    name + ": expected " + JUDGE + ", found only " + networks.keySet());
        }
        return Optional.of(new SiteJudge(network, json.path(JUDGED_SITES).asInt()));
    }

    /** The first version had one calibration for all classes and any number of looks. */
    private static Calibrations calibrations(final JsonNode json, final int classes) {
        if (json.path("version").asInt() == 1) {
            return Calibrations.same(calibration(json.path("calibration")), classes);
        }
        final JsonNode all = json.path(CALIBRATIONS);
        return new Calibrations(read(all.path(ONE_LOOK)), read(all.path(SYMMETRIES)));
    }

    private static List<Calibration> read(final JsonNode ofClasses) {
        final List<Calibration> all = new ArrayList<>();
        ofClasses.forEach(c -> all.add(calibration(c)));
        return all;
    }

    private static Calibration calibration(final JsonNode json) {
        return new Calibration(
                json.path(SLOPE).asDouble(),
                json.path(INTERCEPT).asDouble(),
                json.path(DETECTIONS).asInt());
    }
}
