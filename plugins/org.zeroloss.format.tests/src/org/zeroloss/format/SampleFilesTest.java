package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zeroloss.base.Progress;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The samples of image formats against what NumPy, tifffile and Pillow read from them, and a whole
 * reading of every sample there is.
 */
class SampleFilesTest {

    /** Type, width and height, first digits of the SHA-256 of the values, sum. */
    private record Facts(DataType type, int size, String sha256, double sum) {}

    private static final Map<String, Facts> FACTS =
            Map.ofEntries(
                    u16("Ptporph1", "df15c2e9c202c805", 7408490710.0),
                    u16("Ptporph10", "55b881d277f8c434", 7339308119.0),
                    u16("Ptporph12", "beb8727504feea22", 6148380639.0),
                    u16("Ptporph13", "1699a70358a294a4", 7219948160.0),
                    u16("Ptporph20", "80d9721f89ae2a7c", 8070195984.0),
                    u16("Ptporph21", "dcd9db63d7a8f46c", 8152761575.0),
                    u16("bpy_crop19", "6c0a1e4937f8bf22", 6615068205.0),
                    u16("bpy_crop20", "8b3431d1c1e5ba68", 5819085749.0),
                    f32("mask-1", "ce3f856aee3d254f", 11878.0),
                    f32("mask-2", "ce3f856aee3d254f", 11878.0),
                    f32("mask-3", "ce3f856aee3d254f", 11878.0),
                    f32("partial_scan-1", "aa2690535821e729", 21708.78236848116),
                    f32("partial_scan-2", "eb7ee6764d461294", 28357.38695384562),
                    f32("partial_scan-3", "aba37c5c5a1a7a74", 28646.349366128445),
                    f32("truth-1", "18bdcc21b0fc174c", 35137.15297332406),
                    f32("truth-2", "42744069d34fb72f", 25869.642640322447),
                    f32("truth-3", "fddff9fee846f03f", 102505.57607716322),
                    jpg("Cu1", 640, 20947905),
                    jpg("Cu_silica1", 1024, 41026487),
                    jpg("Pd1", 640, 23474466),
                    jpg("Pt2", 640, 27861467),
                    jpg("PtCo", 640, 16103675),
                    jpg("PtCo1", 640, 48169695),
                    jpg("PtW1", 2048, 164193693),
                    Map.entry(
                            "G-Si-2nm.npy",
                            new Facts(DataType.FLOAT64, 256, "d67b67fd23c33691", 2627741)),
                    Map.entry(
                            "64x64_TEM_images_acquire.npy",
                            new Facts(
                                    DataType.FLOAT32, 64, "20fd751042ef894f", 165050960.89013672)),
                    Map.entry(
                            "HAADFscan.mrc",
                            new Facts(DataType.UINT16, 16, "3eaa9e813f3f6457", 1552947)));

    private static Map.Entry<String, Facts> u16(
            final String name, final String sha256, final double sum) {
        return Map.entry(name + ".tif", new Facts(DataType.UINT16, 512, sha256, sum));
    }

    private static Map.Entry<String, Facts> f32(
            final String name, final String sha256, final double sum) {
        return Map.entry(name + ".tif", new Facts(DataType.FLOAT32, 512, sha256, sum));
    }

    /** JPEG decoders round differently: no hash, and a sum within half a gray value a pixel. */
    private static Map.Entry<String, Facts> jpg(
            final String name, final int size, final double sum) {
        return Map.entry(name + ".jpg", new Facts(DataType.UINT8, size, "", sum));
    }

    private static List<Path> samples() {
        final List<Path> all = new ArrayList<>();
        for (final String ending : List.of(".tif", ".jpg", ".npy", ".mrc")) {
            all.addAll(TestData.files("data/images", ending));
            all.addAll(TestData.files("data/formats", ending));
        }
        return all;
    }

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    private static byte[] read(final SignalFile file, final int index) {
        final Collected rows = new Collected();
        file.read(index, rows, Progress.NONE);
        return rows.bytes();
    }

    @Test
    void everySampleHasFacts() {
        assertEquals(
                FACTS.keySet().stream().sorted().toList(),
                samples().stream().map(p -> p.getFileName().toString()).sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> agreeWithOtherReaders() {
        return samples().stream()
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p)));
    }

    private static void check(final Path sample) {
        final Facts facts = FACTS.get(sample.getFileName().toString());
        try (SignalFile file = open(sample)) {
            assertEquals(1, file.signals().size());
            final SignalSpec spec = file.signals().get(0);
            assertEquals(facts.type(), spec.type());
            final long size = facts.size();
            assertEquals(List.of(size, size), spec.axes().stream().map(Axis::size).toList());
            final byte[] bytes = read(file, 0);
            double sum = 0;
            for (final double v : Collected.values(bytes, spec.type())) {
                sum += v;
            }
            final boolean exact = !facts.sha256().isEmpty();
            assertEquals(facts.sum(), sum, exact ? 1e-9 * sum : size * size / 2.0);
            if (exact) {
                assertEquals(facts.sha256(), Collected.sha256(bytes).substring(0, 16));
            }
        }
    }

    @Test
    void calibrationIsOnlyWhatTheFileSays() {
        for (final Path p : samples()) {
            try (SignalFile file = open(p)) {
                for (final Axis a : file.signals().get(0).axes()) {
                    final boolean told = p.toString().endsWith(".mrc");
                    assertEquals(told ? "nm" : "", a.unit(), p::toString);
                    // pixel size in FEI's extended header: 5.679131290012676e-9 m
                    assertEquals(told ? 5.679131290012676 : 1, a.scale(), 1e-14);
                    assertEquals(0, a.offset());
                }
            }
        }
    }

    @Test
    void feiHeaderOfTheMrcSample() {
        try (SignalFile file = open(TestData.path("data/formats/mrc/HAADFscan.mrc"))) {
            final SignalSpec spec = file.signals().get(0);
            assertEquals(300, spec.metadata().beamEnergyKeV().orElseThrow());
            assertEquals("Spectra", spec.metadata().instrument());
            assertEquals("Velox", spec.metadata().tags().get("mrc.FEI.Application"));
            assertEquals("3814", spec.metadata().tags().get("mrc.FEI.DNumber"));
        }
    }

    @Test
    void theArrayBesideTheSeriesHoldsTheSameImage() throws IOException {
        final String folder = "data/formats/tia/64x64_TEM_images_acquire";
        try (SignalFile ser = open(TestData.path(folder + "_1.ser"));
                SignalFile npy = open(TestData.path(folder + ".npy"))) {
            assertArrayEquals(read(npy, 0), read(ser, 0));
        }
    }

    @Test
    void emiFilesOpenTheirSeries() {
        for (final String name :
                List.of(
                        "64x64_TEM_images_acquire",
                        "16x16-point_spectrum-1x1024",
                        "16x16-spectrum_image-5x5x1024")) {
            final String path = "data/formats/tia/" + name;
            try (SignalFile emi = open(TestData.path(path + ".emi"));
                    SignalFile ser = open(TestData.path(path + "_1.ser"))) {
                assertEquals(1, emi.signals().size());
                assertEquals(ser.signals().get(0), emi.signals().get(0).withTitle(""));
                assertArrayEquals(read(ser, 0), read(emi, 0));
                assertTrue(emi.signals().get(0).metadata().instrument().contains("Tecnai"), name);
            }
        }
    }
}
