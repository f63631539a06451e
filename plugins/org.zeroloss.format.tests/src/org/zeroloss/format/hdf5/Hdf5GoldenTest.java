package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every hspy and emd sample against what HyperSpy 1.7.3 reads from it. Where we differ on purpose
 * it is written here, with the reason.
 */
public class Hdf5GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEM = "Acquisition_instrument.TEM.";

    /** Velox. */
    private static final String STACK = "fei_example_tem_stack.emd";

    /**
     * HyperSpy 1.7.3 copies Velox images into an array of 64-bit reals, whatever their type; ours
     * keep the file's. Compared after conversion.
     */
    private static final Map<String, DataType> TYPE_IN_FILE = Map.of(STACK, DataType.INT16);

    /** Units of the golden files to ours: the factor on scale and offset. */
    private static final Map<String, Map.Entry<String, Double>> UNITS =
            Map.of(
                    "", Map.entry("", 1.0),
                    "<undefined>", Map.entry("", 1.0),
                    "s", Map.entry("s", 1.0),
                    "eV", Map.entry("eV", 1.0),
                    "nm", Map.entry("nm", 1.0),
                    "pm", Map.entry("nm", 1e-3),
                    "1/nm", Map.entry("1/nm", 1.0),
                    "\u00b5m", Map.entry("nm", 1e3));

    /**
     * @return the golden files that are compared here
     */
    public static List<Path> golden() {
        final List<Path> all = new ArrayList<>(TestData.files("golden/formats/hspy", ".json"));
        all.addAll(TestData.files("golden/formats/emd", ".json"));
        all.addAll(TestData.files("golden/eels/exspy", ".hspy.json"));
        return all;
    }

    @Test
    void samplesWithoutAGoldenFileAreKnown() {
        final List<Path> samples = new ArrayList<>(TestData.files("data/formats/hspy", ""));
        samples.addAll(TestData.files("data/formats/emd", ""));
        samples.addAll(TestData.files("data/eels/exspy", ".hspy"));
        final List<String> names =
                new ArrayList<>(samples.stream().map(p -> p.getFileName().toString()).toList());
        names.removeAll(
                golden().stream()
                        .map(p -> p.getFileName().toString().replace(".json", ""))
                        .toList());
        // compared in EmdTest
        assertEquals(
                Set.of("example_velox_EELS_EDS.emd", "py4DSTEM_size2x3x4x5.h5"), Set.copyOf(names));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithHyperSpy() {
        return golden().stream()
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p)));
    }

    private static void check(final Path golden) throws IOException {
        final Map<?, ?> json = JSON.readValue(golden.toFile(), Map.class);
        final Path sample = TestData.path("data/" + json.get("file"));
        final String name = sample.getFileName().toString();
        final List<?> signals = (List<?>) json.get("signals");
        try (SignalFile file =
                new SignalReaders().open(SourceFile.of(sample), ReadOptions.DEFAULT)) {
            assertEquals(signals.size(), file.signals().size());
            assertEquals(List.of(), file.skipped());
            for (int i = 0; i < signals.size(); i++) {
                check(name, file, i, (Map<?, ?>) signals.get(i));
            }
        }
    }

    private static void check(
            final String file, final SignalFile opened, final int index, final Map<?, ?> golden) {
        final SignalSpec spec = opened.signals().get(index);
        assertEquals(golden.get("title"), spec.title());
        final String type = (String) golden.get("dtype");
        assertEquals(
                TYPE_IN_FILE.containsKey(file)
                        ? TYPE_IN_FILE.get(file)
                        : DataType.valueOf(type.toUpperCase(Locale.ROOT)),
                spec.type());
        final List<?> axes = (List<?>) golden.get("axes_c_order");
        assertEquals(axes.size(), spec.axes().size());
        for (int i = 0; i < axes.size(); i++) {
            checkAxis(file, (Map<?, ?>) axes.get(i), spec.axes().get(i));
        }
        checkMetadata(file, (Map<?, ?>) golden.get("metadata"), spec);
        final Collected rows = new Collected();
        opened.read(index, rows, Progress.NONE);
        checkValues(
                golden,
                as(DataType.valueOf(type.toUpperCase(Locale.ROOT)), rows.bytes(), spec.type()));
    }

    private static void checkAxis(final String file, final Map<?, ?> golden, final Axis axis) {
        final String name = (String) golden.get("name");
        // an axis of ours must have a name
        if (name.isEmpty() || name.equals("<undefined>")) {
            assertTrue(axis.name().matches("axis \\d+"), axis.name());
        } else {
            assertEquals(name, axis.name());
        }
        final Map.Entry<String, Double> unit = UNITS.get(golden.get("units"));
        assertEquals(unit.getKey(), axis.unit());
        assertEquals(num(golden.get("size")), axis.size());
        final double scale = num(golden.get("scale")) * unit.getValue();
        double offset = num(golden.get("offset")) * unit.getValue();
        if (file.equals(STACK)) {
            // HyperSpy 1.7.3 gives the offset of -1.67e-8 m in nm although the axis is in pm
            offset *= 1e3;
        }
        assertEquals(scale, axis.scale(), 1e-12 * Math.abs(scale));
        assertEquals(offset, axis.offset(), 1e-12 * Math.abs(offset));
        assertEquals(
                (boolean) golden.get("navigate") ? AxisRole.NAVIGATION : AxisRole.SIGNAL,
                axis.role());
    }

    /** The values in another type, as bytes. */
    private static byte[] as(final DataType wanted, final byte[] bytes, final DataType type) {
        if (wanted == type) {
            return bytes;
        }
        assertEquals(DataType.FLOAT64, wanted);
        final double[] v = Collected.values(bytes, type);
        final ByteBuffer b =
                ByteBuffer.allocate(v.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (final double d : v) {
            b.putDouble(d);
        }
        return b.array();
    }

    private static void checkValues(final Map<?, ?> golden, final byte[] bytes) {
        final DataType type =
                DataType.valueOf(((String) golden.get("dtype")).toUpperCase(Locale.ROOT));
        long size = 1;
        for (final Object n : (List<?>) golden.get("shape_c_order")) {
            size *= (long) num(n);
        }
        assertEquals(size * type.bytes(), bytes.length);
        final double[] v = Collected.values(bytes, type);
        final List<?> first = (List<?>) golden.get("first8");
        final List<?> last = (List<?>) golden.get("last8");
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            if (i < first.size()) {
                assertEquals(num(first.get(i)), v[i]);
            }
            if (i >= v.length - last.size()) {
                assertEquals(num(last.get(i - v.length + last.size())), v[i]);
            }
            min = Math.min(min, v[i]);
            max = Math.max(max, v[i]);
            sum += v[i];
        }
        assertEquals(golden.get("sha256_little_endian_c_order"), Collected.sha256(bytes));
        assertEquals(num(golden.get("min")), min);
        assertEquals(num(golden.get("max")), max);
        assertEquals(num(golden.get("sum")), sum, 1e-6 * Math.abs(sum));
    }

    private static void checkMetadata(
            final String file, final Map<?, ?> golden, final SignalSpec spec) {
        assertSame(golden.get(TEM + "beam_energy"), 1, spec.metadata().beamEnergyKeV());
        // Velox writes the convergence; HyperSpy 1.7.3 leaves it in the original metadata
        if (!file.equals(STACK)) {
            assertSame(golden.get(TEM + "convergence_angle"), 1, spec.metadata().convergenceMrad());
        }
        assertSame(
                golden.get(TEM + "Detector.EELS.collection_angle"),
                1,
                spec.metadata().collectionMrad());
        final Object exposure = golden.get(TEM + "Detector.EELS.exposure");
        final Object dwell = golden.get(TEM + "Detector.EELS.dwell_time");
        // the sample from an msa file names ms beside its dwell time
        final boolean ms =
                "ms"
                        .equals(
                                spec.metadata()
                                        .tags()
                                        .get("metadata." + TEM + "Detector.EELS.dwell_time_units"));
        assertSame(
                exposure != null ? exposure : dwell,
                exposure == null && ms ? 1e-3 : 1,
                spec.metadata().exposureS());
        final Object microscope = golden.get(TEM + "microscope");
        assertEquals(microscope == null ? "" : microscope, spec.metadata().instrument());
        for (final Object key : golden.keySet()) {
            final String k = (String) key;
            final Set<String> known =
                    Set.of(
                            "beam_energy",
                            "convergence_angle",
                            "Detector.EELS.collection_angle",
                            "Detector.EELS.exposure",
                            "Detector.EELS.dwell_time",
                            "microscope");
            // dates stay as the file writes them, among the tags
            assertTrue(
                    k.startsWith("General.")
                            || k.startsWith(TEM) && known.contains(k.substring(TEM.length())),
                    () -> "not compared: " + k);
        }
        if (golden.containsKey("General.date")) {
            assertTrue(
                    spec.metadata().tags().keySet().stream()
                            .anyMatch(k -> k.matches("(?i).*(date|datetime).*")),
                    spec.metadata().tags().keySet()::toString);
        }
    }

    private static void assertSame(
            final Object golden, final double factor, final OptionalDouble ours) {
        if (golden == null) {
            assertEquals(OptionalDouble.empty(), ours);
        } else {
            assertEquals(num(golden) * factor, ours.orElseThrow(), 1e-9 * num(golden));
        }
    }

    /** Whole numbers among the metadata stand as text in the golden files. */
    private static double num(final Object number) {
        return Double.parseDouble(String.valueOf(number));
    }
}
