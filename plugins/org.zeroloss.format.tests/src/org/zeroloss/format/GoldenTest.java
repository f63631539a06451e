package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
 * Every dm and msa sample against what HyperSpy 1.7.3 reads from it: shape, axes, type, the SHA-256
 * of the data, its first and last values, extremes and sum, and how it was acquired. Where we
 * differ on purpose it is written here, with the reason.
 */
class GoldenTest {

    /** Pixels that are no plain numbers; refused by name. */
    private static final Map<String, String> REFUSED =
            Map.of(
                    "test-3.", "complex numbers of 8 bytes",
                    "test-5.", "complex numbers of 8 bytes",
                    "test-13.", "complex numbers of 16 bytes",
                    "test-23.", "RGBA colors");

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

    private static List<Path> golden() {
        final List<Path> all = new ArrayList<>(TestData.files("golden/formats/dm", ".json"));
        all.addAll(TestData.files("golden/formats/msa", ".json"));
        all.addAll(TestData.files("golden/eels/exspy", ".msa.json"));
        return all;
    }

    @Test
    void everySampleHasAGoldenFile() {
        final List<Path> samples = new ArrayList<>(TestData.files("data/formats/dm", ""));
        samples.addAll(TestData.files("data/formats/msa", ".msa"));
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
        final String refused =
                REFUSED.entrySet().stream()
                        .filter(e -> name.startsWith(e.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
        if (refused != null) {
            final FormatException e =
                    assertThrows(
                            FormatException.class,
                            () -> new SignalReaders().open(source, ReadOptions.DEFAULT).close());
            assertTrue(e.getMessage().startsWith(name), e.getMessage());
            assertTrue(e.getMessage().contains(refused), e.getMessage());
            return;
        }
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
        assertEquals(golden.get("dtype"), spec.type().name().toLowerCase(Locale.ROOT));
        final List<?> axes = (List<?>) golden.get("axes_c_order");
        assertEquals(axes.size(), spec.axes().size());
        for (int i = 0; i < axes.size(); i++) {
            checkAxis(file, (Map<?, ?>) axes.get(i), spec.axes().get(i));
        }
        checkMetadata((Map<?, ?>) golden.get("metadata"), file, spec);

        final Collected rows = new Collected();
        opened.read(index, rows, Progress.NONE);
        final byte[] bytes = rows.bytes();
        checkValues(golden, bytes, spec.type());

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
            assertEquals(
                    golden.get("sha256_little_endian_c_order"), Collected.sha256(again.array()));
        }
    }

    private static void checkAxis(final String file, final Map<?, ?> golden, final Axis axis) {
        final String name = (String) golden.get("name");
        assertEquals(name.isEmpty() ? NAMES_WHERE_MISSING.get(file) : name, axis.name());
        final Map.Entry<String, Double> unit = UNITS.get(golden.get("units"));
        assertEquals(unit.getKey(), axis.unit());
        assertEquals((double) golden.get("size"), axis.size());
        final double scale = (double) golden.get("scale") * unit.getValue();
        final double offset = (double) golden.get("offset") * unit.getValue();
        assertEquals(scale, axis.scale(), 1e-12 * Math.abs(scale));
        assertEquals(offset, axis.offset(), 1e-12 * Math.abs(offset));
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
