package org.zeroloss.eels.zlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.Activation;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link ZlpEnsemble} on disk: the bytes {@code ZLPE}, a version (32-bit, big endian), the length
 * of a JSON header and the header (UTF-8), then for each replica the coefficients of its base curve
 * and the parameters of its network as 64-bit floats, big endian. Later versions may add keys,
 * which earlier ones ignore. A model of images taken under several conditions (version 3) is
 * followed by what {@link FamilyFile} describes.
 */
final class EnsembleFile {

    private static final int MAGIC = 0x5A4C5045;
    private static final int VERSION = 3;

    /** Written for a model of one image, which knows no conditions. */
    private static final int VERSION_OF_ONE = 2;

    /** Segments of the base curve in files of version 1, which do not tell. */
    private static final int FIRST_SEGMENTS = 28;

    private static final int MAX_HEADER = 1 << 26;
    private static final int MAX_REPLICAS = 1_000_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EnsembleFile() {}

    static void write(final ZlpEnsemble ensemble, final OutputStream out) {
        try {
            final byte[] header = MAPPER.writeValueAsBytes(header(ensemble));
            final DataOutputStream data = new DataOutputStream(out);
            data.writeInt(MAGIC);
            data.writeInt(ensemble.family().isPresent() ? VERSION : VERSION_OF_ONE);
            data.writeInt(header.length);
            data.write(header);
            for (final ZlpEnsemble.Replica replica : ensemble.all()) {
                writeAll(data, replica.base());
                writeAll(data, replica.network().parameters());
            }
            if (ensemble.family().isPresent()) {
                FamilyFile.write(ensemble.family().get(), data);
            }
            data.flush();
        } catch (final IOException e) {
            throw new EelsException("Writing a zero-loss ensemble failed: " + e.getMessage(), e);
        }
    }

    static void writeAll(final DataOutputStream out, final double[] values) throws IOException {
        for (final double v : values) {
            out.writeDouble(v);
        }
    }

    static double[] readAll(final DataInputStream in, final int count) throws IOException {
        final double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static ObjectNode header(final ZlpEnsemble e) {
        final ObjectNode h = MAPPER.createObjectNode();
        h.put("replicas", e.replicas());
        final MlpShape shape = e.all().get(0).network().shape();
        final ArrayNode layers = h.putArray("layers");
        for (final MlpShape.Layer layer : shape.hidden()) {
            layers.addObject()
                    .put("width", layer.width())
                    .put("activation", layer.activation().name());
        }
        h.putObject("inputs")
                .put("widthEv", e.inputs().widthEv())
                .put("minEv", e.inputs().minEv())
                .put("maxEv", e.inputs().maxEv())
                .put("lnReference", e.inputs().lnReference())
                .put("segments", e.inputs().segments());
        h.put("energyZero", e.energyZero().name());
        h.put("zlpHalfWidth", e.zlpHalfWidth());
        h.put("fwhmEv", e.fwhmEv());
        h.put("lowestEv", e.lowestEv());
        h.putObject("noise")
                .put("gain", e.noise().gain())
                .put("readoutVariance", e.noise().readoutVariance())
                .put("correlation", e.noise().correlation());
        regions(h.putArray("regions"), e.regions());
        h.putObject("lnZlpRange")
                .put("lowest", e.range().lowest())
                .put("highest", e.range().highest());
        final SignalSpec trainedOn =
                SignalSpec.spectralImage("", "", List.of(e.axis()), DataType.FLOAT64, e.metadata());
        h.put("trainedOn", SignalSpecJson.write(trainedOn));
        e.family().ifPresent(f -> FamilyFile.describe(f, h.putObject("conditions")));
        return h;
    }

    static void regions(final ArrayNode array, final List<RegionRow> regions) {
        for (final RegionRow r : regions) {
            array.addObject()
                    .put("name", r.name())
                    .put("label", r.label())
                    .put("size", r.size())
                    .put("lnZlp", r.lnZlp())
                    .put("fwhmEv", r.fwhmEv())
                    .put("regionEndEv", r.regionEndEv())
                    .put("blankStartEv", r.blankStartEv())
                    .put("rule", r.rule());
        }
    }

    static ZlpEnsemble read(final InputStream in) {
        try {
            final DataInputStream data = new DataInputStream(in);
            final int magic = data.readInt();
            if (magic != MAGIC) {
                throw new EelsException(
                        String.format(
                                "Expected a zero-loss ensemble (0x%08X at offset 0), found 0x%08X",
                                MAGIC, magic));
            }
            final int version = data.readInt();
            if (version < 1 || version > VERSION) {
                throw new EelsException(
                        "Expected a zero-loss ensemble of version 1 to "
                                + VERSION
                                + ", found version "
                                + version
                                + "; open it with a newer Zeroloss");
            }
            final int length = data.readInt();
            if (length < 2 || length > MAX_HEADER) {
                throw new EelsException(
                        "Expected a header of 2 to " + MAX_HEADER + " bytes, found " + length);
            }
            final byte[] header = data.readNBytes(length);
            final JsonNode h = MAPPER.readTree(new String(header, StandardCharsets.UTF_8));
            return ensemble(h, data);
        } catch (final IOException e) {
            throw new EelsException(
                    "Reading a zero-loss ensemble failed, it is damaged or cut off: "
                            + e.getMessage(),
                    e);
        }
    }

    private static ZlpEnsemble ensemble(final JsonNode h, final DataInputStream data)
            throws IOException {
        final List<MlpShape.Layer> layers = new ArrayList<>();
        for (final JsonNode l : field(h, "layers")) {
            layers.add(
                    new MlpShape.Layer(
                            field(l, "width").asInt(),
                            constant(Activation.class, field(l, "activation").asText())));
        }
        final MlpShape shape = new MlpShape(2, layers);
        final int replicas = field(h, "replicas").asInt();
        if (replicas < 1 || replicas > MAX_REPLICAS) {
            throw new EelsException(
                    "Expected 1 to " + MAX_REPLICAS + " replicas, found " + replicas);
        }
        final JsonNode in = field(h, "inputs");
        final NetworkInputs inputs =
                new NetworkInputs(
                        number(in, "widthEv"),
                        number(in, "minEv"),
                        number(in, "maxEv"),
                        number(in, "lnReference"),
                        in.has("segments") ? (int) number(in, "segments") : FIRST_SEGMENTS);
        final List<ZlpEnsemble.Replica> all = new ArrayList<>();
        for (int r = 0; r < replicas; r++) {
            final double[] base = readAll(data, inputs.spline().size());
            all.add(
                    new ZlpEnsemble.Replica(
                            base, new Mlp(shape, readAll(data, shape.parameters()))));
        }
        final JsonNode noise = field(h, "noise");
        final List<RegionRow> regions = regions(field(h, "regions"));
        final SignalSpec trainedOn = SignalSpecJson.read(field(h, "trainedOn").asText());
        final ZlpEnsemble alone =
                new ZlpEnsemble(
                        all,
                        inputs,
                        constant(EnergyZero.class, field(h, "energyZero").asText()),
                        field(h, "zlpHalfWidth").asInt(),
                        number(h, "fwhmEv"),
                        number(h, "lowestEv"),
                        new SpectrumNoise(
                                number(noise, "gain"),
                                number(noise, "readoutVariance"),
                                number(noise, "correlation")),
                        regions,
                        range(h, regions),
                        trainedOn.signalAxis(),
                        trainedOn.metadata());
        return h.has("conditions")
                ? FamilyFile.read(field(h, "conditions"), shape, alone, data)
                        .at(Conditions.of(trainedOn.metadata(), "the model"), inputs.lnReference())
                : alone;
    }

    static List<RegionRow> regions(final JsonNode array) {
        final List<RegionRow> regions = new ArrayList<>();
        for (final JsonNode r : array) {
            regions.add(
                    new RegionRow(
                            field(r, "name").asText(),
                            field(r, "label").asInt(),
                            field(r, "size").asLong(),
                            number(r, "lnZlp"),
                            number(r, "fwhmEv"),
                            number(r, "regionEndEv"),
                            number(r, "blankStartEv"),
                            field(r, "rule").asText()));
        }
        return regions;
    }

    /** Files written before the range was kept have that of the groups' means. */
    private static LnZlpRange range(final JsonNode h, final List<RegionRow> regions) {
        if (h.has("lnZlpRange")) {
            final JsonNode range = field(h, "lnZlpRange");
            return new LnZlpRange(number(range, "lowest"), number(range, "highest"));
        }
        final double[] ln = regions.stream().mapToDouble(RegionRow::lnZlp).sorted().toArray();
        if (ln.length == 0) {
            throw new EelsException("Expected at least one training region, found none");
        }
        return new LnZlpRange(ln[0], ln[ln.length - 1]);
    }

    static JsonNode field(final JsonNode node, final String name) {
        final JsonNode value = node.get(name);
        if (value == null) {
            throw new EelsException(
                    "Expected the key '" + name + "' in the header of a zero-loss ensemble");
        }
        return value;
    }

    static double number(final JsonNode node, final String name) {
        final JsonNode value = field(node, name);
        if (!value.isNumber()) {
            throw new EelsException(
                    "Expected a number as '"
                            + name
                            + "' in the header of a zero-loss ensemble, found "
                            + value);
        }
        return value.asDouble();
    }

    private static <T extends Enum<T>> T constant(final Class<T> type, final String name) {
        for (final T c : type.getEnumConstants()) {
            if (c.name().equals(name)) {
                return c;
            }
        }
        throw new EelsException(
                "Expected a " + type.getSimpleName() + " in a zero-loss ensemble, found " + name);
    }
}
