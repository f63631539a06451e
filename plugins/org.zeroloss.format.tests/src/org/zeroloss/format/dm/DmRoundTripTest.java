package org.zeroloss.format.dm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.format.AxisOverride;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Files written here come back: every type, version, byte order, and place of the energy axis. */
class DmRoundTripTest {

    /** DataType in the file, array element type in the file, our type. */
    private record Kind(int code, int element, DataType type) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(1, 2, DataType.INT16),
                    new Kind(2, 6, DataType.FLOAT32),
                    new Kind(6, 10, DataType.UINT8),
                    new Kind(7, 3, DataType.INT32),
                    new Kind(9, 9, DataType.INT8),
                    new Kind(10, 4, DataType.UINT16),
                    new Kind(11, 5, DataType.UINT32),
                    new Kind(12, 7, DataType.FLOAT64),
                    new Kind(14, 8, DataType.UINT8),
                    new Kind(39, 11, DataType.INT64),
                    new Kind(40, 12, DataType.UINT64));

    /** Sizes fastest first, and the dimension in eV (−1 for none). */
    private static final List<int[][]> SHAPES =
            List.of(
                    new int[][] {{7}, {0}},
                    new int[][] {{7}, {-1}},
                    new int[][] {{5, 3}, {-1}},
                    new int[][] {{5, 3}, {0}},
                    new int[][] {{5, 3}, {1}},
                    new int[][] {{4, 3, 6}, {-1}},
                    new int[][] {{4, 3, 6}, {0}},
                    new int[][] {{4, 3, 6}, {1}},
                    new int[][] {{4, 3, 6}, {2}},
                    new int[][] {{1, 1, 9}, {2}});

    @TempDir private Path m_temp;

    static Stream<Arguments> cases() {
        return Stream.of(3, 4)
                .flatMap(
                        v ->
                                Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                                        .map(o -> Arguments.of(v, o)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTypeAndShapeComesBack(final int version, final ByteOrder order) throws IOException {
        final SplittableRandom random = Seeds.stream(20_240_517L, version);
        for (final Kind kind : KINDS) {
            for (final int[][] shape : SHAPES) {
                check(version, order, kind, shape[0], shape[1][0], random);
            }
        }
    }

    private void check(
            final int version,
            final ByteOrder order,
            final Kind kind,
            final int[] sizes,
            final int energy,
            final SplittableRandom random)
            throws IOException {
        final int count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        final int bytes = kind.type().bytes();
        // little endian as a signal keeps it, element by element in file order
        final byte[] values = new byte[count * bytes];
        random.nextBytes(values);
        final String[] units = new String[sizes.length];
        Arrays.fill(units, "\u00b5m");
        if (energy >= 0) {
            units[energy] = "keV";
        }
        final DmWriter writer = new DmWriter(version, order);
        final long[] longSizes = Arrays.stream(sizes).asLongStream().toArray();
        final Path file = m_temp.resolve("written.dm" + version);
        Files.write(
                file,
                writer.file(
                        writer.image(
                                "signal",
                                kind.code(),
                                bytes,
                                kind.element(),
                                swapped(values, bytes, order),
                                longSizes,
                                units)));
        try (SignalFile opened = open(file)) {
            final SignalSpec spec = opened.signals().get(0);
            assertEquals(kind.type(), spec.type());
            assertEquals("signal", spec.title());
            final int spectral = energy >= 0 ? energy : sizes.length == 1 ? 0 : -1;
            assertEquals(
                    spectral >= 0 ? SignalKind.SPECTRAL_IMAGE : SignalKind.IMAGE_STACK,
                    spec.kind());
            checkAxes(spec, sizes, spectral, energy);
            final Collected rows = new Collected();
            opened.read(0, rows, Progress.NONE);
            assertArrayEquals(rolled(values, bytes, sizes, spectral), rows.bytes());
        }
    }

    private static void checkAxes(
            final SignalSpec spec, final int[] sizes, final int spectral, final int energy) {
        assertEquals(sizes.length, spec.axes().size());
        int at = 0;
        for (int i = sizes.length - 1; i >= 0; i--) {
            final Axis a = i == spectral ? spec.signalAxis() : spec.axes().get(at++);
            final double factor = 1e3;
            assertEquals(i == energy ? "eV" : "nm", a.unit());
            assertEquals(sizes[i], a.size());
            assertEquals(0.5 * (i + 1) * factor, a.scale());
            assertEquals((i + 1) * 0.5 * (i + 1) * factor, a.offset());
            assertEquals(
                    (spectral >= 0 ? i == spectral : i < 2) ? AxisRole.SIGNAL : AxisRole.NAVIGATION,
                    a.role());
        }
    }

    /** The values with one dimension made the fastest, index by index. */
    private static byte[] rolled(
            final byte[] values, final int bytes, final int[] sizes, final int spectral) {
        if (spectral <= 0) {
            return values;
        }
        final int[] n = Arrays.copyOf(sizes, 3);
        Arrays.fill(n, sizes.length, 3, 1);
        final byte[] out = new byte[values.length];
        int to = 0;
        for (int z = 0; z < (spectral == 2 ? 1 : n[2]); z++) {
            for (int y = 0; y < (spectral == 1 ? 1 : n[1]); y++) {
                for (int x = 0; x < n[0]; x++) {
                    for (int e = 0; e < n[spectral]; e++) {
                        final int zz = spectral == 2 ? e : z;
                        final int yy = spectral == 1 ? e : y;
                        final int from = ((zz * n[1] + yy) * n[0] + x) * bytes;
                        System.arraycopy(values, from, out, to, bytes);
                        to += bytes;
                    }
                }
            }
        }
        return out;
    }

    private static byte[] swapped(final byte[] values, final int bytes, final ByteOrder order) {
        final byte[] out = values.clone();
        if (order == ByteOrder.BIG_ENDIAN) {
            for (int i = 0; i < out.length; i++) {
                out[i] = values[i / bytes * bytes + bytes - 1 - i % bytes];
            }
        }
        return out;
    }

    @Test
    void severalImagesAndThumbnails() throws IOException {
        final DmWriter w = new DmWriter(4, ByteOrder.LITTLE_ENDIAN);
        final String[] units = {"nm", "nm"};
        final long[] sizes = {2, 2};
        final Path file = m_temp.resolve("several.dm4");
        Files.write(
                file,
                w.tree(
                        w.group()
                                .group(
                                        "ImageList",
                                        w.group()
                                                .group("", small(w, "thumb", sizes, units))
                                                .group("", small(w, "first", sizes, units))
                                                .group(
                                                        "",
                                                        w.image(
                                                                "phase",
                                                                5,
                                                                8,
                                                                12,
                                                                new byte[32],
                                                                sizes,
                                                                units))
                                                .group("", small(w, "second", sizes, units)))
                                .group(
                                        "Thumbnails",
                                        w.group().group("", w.group().uint32("ImageIndex", 0)))));
        try (SignalFile opened = open(file)) {
            assertEquals(
                    List.of("first", "second"),
                    opened.signals().stream().map(SignalSpec::title).toList());
            assertEquals(2, opened.skipped().size());
            assertEquals("thumb", opened.skipped().get(0).name());
            assertEquals("phase", opened.skipped().get(1).name());
            assertTrue(opened.skipped().get(1).reason().contains("complex"));
            final Collected rows = new Collected();
            opened.read(1, rows, Progress.NONE);
            assertArrayEquals("second--".getBytes(StandardCharsets.US_ASCII), rows.bytes());
        }
    }

    private static DmWriter.Group small(
            final DmWriter w, final String name, final long[] sizes, final String[] units) {
        final byte[] raw =
                Arrays.copyOf((name + "--------").getBytes(StandardCharsets.US_ASCII), 8);
        return w.image(name, 1, 2, 2, raw, sizes, units);
    }

    @Test
    void acquisitionTags() throws IOException {
        final DmWriter w = new DmWriter(3, ByteOrder.BIG_ENDIAN);
        final DmWriter.Group image =
                w.image("s", 2, 4, 6, new byte[8], new long[] {2}, new String[] {"eV"});
        image.group(
                "ImageTags",
                w.group()
                        .group(
                                "Microscope Info",
                                w.group().float64("Voltage", 60_000).text("Name", "Themis"))
                        .group(
                                "EELS",
                                w.group()
                                        .group(
                                                "Acquisition",
                                                w.group().float64("Exposure (s)", 0.25))
                                        .group(
                                                "Experimental Conditions",
                                                w.group()
                                                        .float64(
                                                                "Convergence semi-angle (mrad)", 20)
                                                        .float64(
                                                                "Collection semi-angle (mrad)",
                                                                0))));
        final Path file = m_temp.resolve("tags.dm3");
        Files.write(file, w.file(image));
        try (SignalFile opened = open(file)) {
            final SignalSpec s = opened.signals().get(0);
            assertEquals(60, s.metadata().beamEnergyKeV().orElseThrow());
            assertEquals(20, s.metadata().convergenceMrad().orElseThrow());
            assertTrue(s.metadata().collectionMrad().isEmpty());
            assertEquals(0.25, s.metadata().exposureS().orElseThrow());
            assertEquals("Themis", s.metadata().instrument());
            assertEquals("0.25", s.metadata().tags().get("dm.EELS.Acquisition.Exposure (s)"));
        }
    }

    @Test
    void axisOverrideIsForSpectra() throws IOException {
        final DmWriter w = new DmWriter(4, ByteOrder.LITTLE_ENDIAN);
        final Path file = m_temp.resolve("axis.dm4");
        Files.write(
                file,
                w.file(w.image("a", 1, 2, 2, new byte[8], new long[] {4}, new String[] {""})));
        final AxisOverride axis =
                new AxisOverride(
                        OptionalDouble.of(-1), OptionalDouble.of(0.025), Optional.of("keV"));
        final ReadOptions options = new ReadOptions(axis, ReadOptions.DEFAULT.text());
        try (SignalFile opened = new SignalReaders().open(SourceFile.of(file), options)) {
            final Axis a = opened.signals().get(0).signalAxis();
            assertEquals("eV", a.unit());
            assertEquals(-1000, a.offset());
            assertEquals(25, a.scale(), 1e-12);
        }
        Files.write(
                file,
                w.file(
                        w.image(
                                "a",
                                1,
                                2,
                                2,
                                new byte[8],
                                new long[] {2, 2},
                                new String[] {"", ""})));
        final FormatException e =
                assertThrows(
                        FormatException.class,
                        () -> new SignalReaders().open(SourceFile.of(file), options).close());
        assertTrue(e.getMessage().contains("is an image"), e.getMessage());
    }

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }
}
