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
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small files that other programs wrote: every type, byte order, packing and layout. */
class IndependentFilesTest {

    @TempDir private Path m_temp;

    private static List<String[]> files() throws IOException {
        try (InputStream in =
                IndependentFilesTest.class.getResourceAsStream("independent-files.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split(" "))
                    .toList();
        }
    }

    private Path write(final String name) throws IOException {
        final String[] file =
                files().stream().filter(f -> f[0].equals(name)).findFirst().orElseThrow();
        return Files.write(m_temp.resolve(name), Base64.getDecoder().decode(file[4]));
    }

    @TestFactory
    Stream<DynamicTest> giveTheSameValues() throws IOException {
        return files().stream()
                .filter(f -> !f[0].startsWith("refused"))
                .map(f -> DynamicTest.dynamicTest(f[0], () -> check(f)));
    }

    private void check(final String[] file) throws IOException {
        try (SignalFile opened =
                new SignalReaders().open(SourceFile.of(write(file[0])), ReadOptions.DEFAULT)) {
            assertEquals(1, opened.signals().size());
            final SignalSpec spec = opened.signals().get(0);
            assertEquals(file[1], spec.type().name().toLowerCase(Locale.ROOT));
            assertEquals(
                    file[2],
                    spec.axes().stream()
                            .map(Axis::size)
                            .map(String::valueOf)
                            .collect(Collectors.joining("x")));
            final Collected rows = new Collected();
            opened.read(0, rows, Progress.NONE);
            assertEquals(file[3], Collected.sha256(rows.bytes()));
        }
    }

    private SignalSpec spec(final String name) throws IOException {
        try (SignalFile f =
                new SignalReaders().open(SourceFile.of(write(name)), ReadOptions.DEFAULT)) {
            return f.signals().get(0);
        }
    }

    private static void assertAxis(
            final Axis a, final String name, final String unit, final double... scaleAndOffset) {
        assertEquals(name, a.name());
        assertEquals(unit, a.unit());
        assertEquals(scaleAndOffset[0], a.scale(), 1e-9 * scaleAndOffset[0]);
        assertEquals(scaleAndOffset[1], a.offset());
    }

    @Test
    void imageJCalibration() throws IOException {
        final List<Axis> z = spec("imagej_z.tif").axes();
        assertAxis(z.get(0), "z", "nm", 0.5, 0);
        assertAxis(z.get(1), "y", "nm", 0.5, 0);
        assertAxis(z.get(2), "x", "nm", 0.25, 0);
        final List<Axis> tz = spec("imagej_tz.tif").axes();
        assertAxis(tz.get(0), "t", "s", 0.25, 0);
        assertAxis(tz.get(1), "z", "", 1, 0);
        assertAxis(tz.get(2), "y", "nm", 500, 0);
        assertAxis(tz.get(3), "x", "nm", 250, 0);
    }

    @Test
    void digitalMicrographCalibration() throws IOException {
        final List<Axis> axes = spec("dm.tif").axes();
        assertAxis(axes.get(0), "y", "nm", 0.5, 2.5);
        assertAxis(axes.get(1), "x", "nm", 0.25, -1.5);
    }

    @Test
    void nothingIsGuessed() throws IOException {
        for (final String[] f : files()) {
            if (!f[0].matches("(imagej|refused|dm\\.tif).*")) {
                for (final Axis a : spec(f[0]).axes()) {
                    assertEquals("", a.unit(), f[0]);
                }
            }
        }
    }

    @Test
    void colorsAreLabelled() throws IOException {
        for (final String name : List.of("rgb.tif", "rgb_planar.tif", "rgb.png", "palette.png")) {
            final Axis color = spec(name).axes().get(0);
            assertEquals("color", color.name());
            assertEquals(List.of("red", "green", "blue"), color.labels());
        }
    }

    @Test
    void whatIsNotReadIsNamed() throws IOException {
        final Map<String, String> because = Map.of("refused_records.npy", "records");
        for (final String[] f : files()) {
            if (f[0].startsWith("refused")) {
                final FormatException e =
                        assertThrows(FormatException.class, () -> spec(f[0]), f[0]);
                assertTrue(e.getMessage().contains(because.get(f[0])), e.getMessage());
            }
        }
    }

    @Test
    void arraysThatAreNoNumbersAreSkippedByName() throws IOException {
        try (SignalFile f =
                new SignalReaders().open(SourceFile.of(write("stored.npz")), ReadOptions.DEFAULT)) {
            assertEquals("x", f.signals().get(0).title());
            assertEquals("obj", f.skipped().get(0).name());
            assertTrue(f.skipped().get(0).reason().contains("text"), f.skipped().toString());
        }
    }
}
