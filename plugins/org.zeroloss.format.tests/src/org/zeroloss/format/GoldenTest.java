package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every dm, msa and TIA sample against what HyperSpy 1.7.3 reads from it: shape, axes, type, the
 * SHA-256 of the data, its first and last values, extremes and sum, and how it was acquired. Where
 * we differ on purpose it is written here, with the reason.
 */
class GoldenTest {

    /**
     * Pixels of several numbers: HyperSpy reads compound values, we show each number as a position
     * of a first axis. The fields as they follow each other in a golden value; we leave the opacity
     * of colors out, which is 0 in all samples.
     */
    private static final Map<String, List<String>> PARTS =
            Map.of(
                    "complex64", List.of("real", "imaginary"),
                    "complex128", List.of("real", "imaginary"),
                    "[('R', 'u1'), ('G', 'u1'), ('B', 'u1'), ('A', 'u1')]",
                            List.of("red", "green", "blue", ""));

    private static final Map<String, String> PART_TYPES =
            Map.of("complex64", "float32", "complex128", "float64");

    /** Units of the golden files to ours: the factor on scale and offset. */
    private static final Map<String, Map.Entry<String, Double>> UNITS =
            Map.of(
                    "", Map.entry("", 1.0),
                    "eV", Map.entry("eV", 1.0),
                    // the file writes the axis' title into the unit, as ISO 22029:2022 shows it
                    "Energy Loss (eV)", Map.entry("eV", 1.0),
                    "nm", Map.entry("nm", 1.0),
                    "\u00b5m", Map.entry("nm", 1e3));

    /** Files without #XLABEL: an axis of ours must have a name. */
    private static final Map<String, String> NAMES_WHERE_MISSING =
            Map.of(
                    "coreloss_spectrum.msa", "Energy loss",
                    "lowloss_spectrum.msa", "Energy loss",
                    "minimum_metadata.msa", "Channel");

    private static final String TEM = "Acquisition_instrument.TEM.";

    @TempDir private Path m_temp;

    static List<Path> golden() {
        final List<Path> all = new ArrayList<>(TestData.files("golden/formats/dm", ".json"));
        all.addAll(TestData.files("golden/formats/msa", ".json"));
        all.addAll(TestData.files("golden/formats/tia", ".json"));
        all.addAll(TestData.files("golden/eels/exspy", ".msa.json"));
        return all;
    }

    @Test
    void everySampleHasAGoldenFile() {
        final List<Path> samples = new ArrayList<>(TestData.files("data/formats/dm", ""));
        samples.addAll(TestData.files("data/formats/msa", ".msa"));
        samples.addAll(TestData.files("data/formats/tia", ".ser"));
        samples.addAll(TestData.files("data/eels/exspy", ".msa"));
        assertEquals(
                samples.stream().map(p -> p.getFileName().toString()).sorted().toList(),
                golden().stream()
                        .map(p -> p.getFileName().toString().replace(".json", ""))
                        .sorted()
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> agreesWithHyperSpy() {
        return golden().stream()
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p)));
    }

    private void check(final Path golden) throws IOException {
        final Map<?, ?> json =
                (Map<?, ?>) Json.parse(Files.readString(golden, StandardCharsets.UTF_8));
        final Path sample = TestData.path("data/" + json.get("file"));
        final String name = sample.getFileName().toString();
        final SourceFile source = SourceFile.of(sample);
        final List<?> signals = (List<?>) json.get("signals");
        try (SignalFile file = new SignalReaders().open(source, ReadOptions.DEFAULT)) {
            assertEquals(signals.size(), file.signals().size());
            for (int i = 0; i < signals.size(); i++) {
                check(name, file, i, (Map<?, ?>) signals.get(i));
            }
        }
    }

    private void check(
            final String file, final SignalFile opened, final int index, final Map<?, ?> golden)
            throws IOException {
        final SignalSpec spec = opened.signals().get(index);
        assertEquals(golden.get("title"), spec.title());
        final String dtype = (String) golden.get("dtype");
        final List<String> parts = PARTS.getOrDefault(dtype, List.of());
        assertEquals(
                parts.isEmpty() ? dtype : PART_TYPES.getOrDefault(dtype, "uint8"),
                spec.type().name().toLowerCase(Locale.ROOT));
        final List<?> axes = (List<?>) golden.get("axes_c_order");
        final int own = parts.isEmpty() ? 0 : 1;
        assertEquals(axes.size() + own, spec.axes().size());
        if (own == 1) {
            assertEquals(
                    parts.stream().filter(p -> !p.isEmpty()).toList(), spec.axes().get(0).labels());
        }
        for (int i = 0; i < axes.size(); i++) {
            checkAxis(file, (Map<?, ?>) axes.get(i), spec.axes().get(i + own));
        }
        checkMetadata((Map<?, ?>) golden.get("metadata"), file, spec);

        final Collected rows = new Collected();
        opened.read(index, rows, Progress.NONE);
        final byte[] bytes = rows.bytes();
        if (parts.isEmpty()) {
            checkValues(golden, bytes, spec.type());
        } else {
            final byte[] joined = joined(bytes, parts, spec.type().bytes());
            assertEquals(golden.get("sha256_little_endian_c_order"), Collected.sha256(joined));
        }

        final Path target = Files.createTempDirectory(m_temp, "").resolve("signal.arrow");
        opened.copy(index, target, Progress.NONE);
        try (Signal written = Signal.open(target)) {
            assertEquals(spec.axes(), written.spec().axes());
            assertEquals(
                    Collected.sha256(Files.readAllBytes(opened.source().path())),
                    written.spec().metadata().sources().get(0).sha256());
            final ByteBuffer again = ByteBuffer.allocate(bytes.length);
            for (long r = 0; r < written.rows(); r++) {
                written.plane().readRaw(r, 0, written.width(), again);
            }
            assertArrayEquals(bytes, again.array());
        }
    }

    /** The parts of each pixel side by side again; an unnamed part is 0. */
    private static byte[] joined(final byte[] bytes, final List<String> parts, final int size) {
        final int named = (int) parts.stream().filter(p -> !p.isEmpty()).count();
        final int pixels = bytes.length / named / size;
        final byte[] joined = new byte[pixels * parts.size() * size];
        for (int p = 0; p < named; p++) {
            for (int i = 0; i < pixels; i++) {
                System.arraycopy(
                        bytes,
                        (p * pixels + i) * size,
                        joined,
                        (i * parts.size() + p) * size,
                        size);
            }
        }
        return joined;
    }

    private static void checkAxis(final String file, final Map<?, ?> golden, final Axis axis) {
        final String name = (String) golden.get("name");
        assertEquals(name.isEmpty() ? NAMES_WHERE_MISSING.get(file) : name, axis.name());
        final Map.Entry<String, Double> unit = UNITS.get(golden.get("units"));
        assertEquals(unit.getKey(), axis.unit());
        assertEquals((double) golden.get("size"), axis.size());
        final double scale = (double) golden.get("scale") * unit.getValue();
        // HyperSpy converts the step of TIA's axes from m to nm, but leaves their offset in m.
        final boolean meters = file.endsWith(".ser") && axis.unit().equals("nm");
        double offset = (double) golden.get("offset") * (meters ? 1e9 : unit.getValue());
        if (file.equals("16x16-spectrum_image-5x5x1024_1.ser") && axis.name().equals("y")) {
            // The file gives this axis' offset for element 5; HyperSpy takes it for element 0.
            offset -= 5 * scale;
        }
        assertEquals(scale, axis.scale(), 1e-12 * Math.abs(scale));
        assertEquals(offset, axis.offset(), 1e-12 * Math.max(Math.abs(offset), Math.abs(scale)));
        assertEquals(
                (boolean) golden.get("navigate") ? AxisRole.NAVIGATION : AxisRole.SIGNAL,
                axis.role());
    }

    private static void checkValues(
            final Map<?, ?> golden, final byte[] bytes, final DataType type) {
        long size = 1;
        for (final Object n : (List<?>) golden.get("shape_c_order")) {
            size *= (long) (double) n;
        }
        assertEquals(size * type.bytes(), bytes.length);
        assertEquals(golden.get("sha256_little_endian_c_order"), Collected.sha256(bytes));
        final double[] v = Collected.values(bytes, type);
        final List<?> first = (List<?>) golden.get("first8");
        final List<?> last = (List<?>) golden.get("last8");
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            if (i < first.size()) {
                assertEquals((double) first.get(i), v[i]);
            }
            if (i >= v.length - last.size()) {
                assertEquals((double) last.get(i - v.length + last.size()), v[i]);
            }
            min = Math.min(min, v[i]);
            max = Math.max(max, v[i]);
            sum += v[i];
        }
        assertEquals((double) golden.get("min"), min);
        assertEquals((double) golden.get("max"), max);
        // float32 sums there are rounded as they go
        assertEquals((double) golden.get("sum"), sum, 1e-6 * Math.abs(sum));
    }

    private static void checkMetadata(
            final Map<?, ?> golden, final String file, final SignalSpec spec) {
        if (file.endsWith(".ser")) {
            // Read alone, a .ser says nothing of the acquisition; we add what the .emi beside says.
            assertEquals(Map.of(), golden);
            assertTrue(spec.metadata().beamEnergyKeV().isPresent());
            return;
        }
        assertSame(golden.get(TEM + "beam_energy"), 1, spec.metadata().beamEnergyKeV());
        assertSame(golden.get(TEM + "convergence_angle"), 1, spec.metadata().convergenceMrad());
        // DigitalMicrograph writes 0 mrad where nobody entered an angle: absent for us.
        final Object collection = golden.get(TEM + "Detector.EELS.collection_angle");
        assertSame(
                Double.valueOf(0).equals(collection) ? null : collection,
                1,
                spec.metadata().collectionMrad());
        // The msa format fixes #DWELLTIME in ms and HyperSpy hands it on; ours are seconds.
        final Object exposure = golden.get(TEM + "Detector.EELS.exposure");
        final Object dwell = golden.get(TEM + "Detector.EELS.dwell_time");
        assertSame(
                exposure != null ? exposure : dwell,
                file.endsWith(".msa") ? 1e-3 : 1,
                spec.metadata().exposureS());
        final Object microscope = golden.get(TEM + "microscope");
        assertEquals(microscope == null ? "" : microscope, spec.metadata().instrument());
        // Dates: HyperSpy turns 12/14/2019 round by guess; we keep what stands in the file.
        if (golden.containsKey("General.date")) {
            assertTrue(
                    spec.metadata().tags().keySet().stream()
                            .anyMatch(k -> k.matches(".*\\b(?i:date)$")),
                    spec.metadata().tags().keySet()::toString);
        }
        final Set<String> known =
                Set.of(
                        "beam_energy",
                        "convergence_angle",
                        "Detector.EELS.collection_angle",
                        "Detector.EELS.exposure",
                        "Detector.EELS.dwell_time",
                        "microscope");
        for (final Object key : golden.keySet()) {
            final String k = (String) key;
            assertTrue(
                    k.startsWith("General.")
                            || k.startsWith(TEM) && known.contains(k.substring(TEM.length())),
                    () -> "not compared: " + k);
        }
    }

    private static void assertSame(
            final Object golden, final double factor, final OptionalDouble ours) {
        if (golden == null) {
            assertEquals(OptionalDouble.empty(), ours);
        } else {
            assertEquals((double) golden * factor, ours.orElseThrow(), 1e-9 * (double) golden);
        }
    }
}
