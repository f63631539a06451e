package org.zeroloss.format.dm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Colors, whose pixel is one 32-bit word 0xAARRGGBB, and stacks of four dimensions. */
class DmPartsTest {

    private static final int UINT32 = 5;
    private static final int RGB = 8;
    private static final int RGBA = 23;

    @TempDir private Path m_temp;

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    private static byte[] read(final SignalFile f) {
        final Collected rows = new Collected();
        f.read(0, rows, Progress.NONE);
        return rows.bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {RGB, RGBA})
    void colorsInBothByteOrders(final int code) throws IOException {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            final ByteBuffer raw = ByteBuffer.allocate(24).order(order);
            for (int i = 0; i < 6; i++) {
                raw.putInt(0xff000000 | 10 + i << 16 | 20 + i << 8 | 30 + i);
            }
            final DmWriter w = new DmWriter(4, order);
            final Path file = m_temp.resolve("colors.dm4");
            for (final String unit : List.of("nm", "eV")) {
                Files.write(
                        file,
                        w.file(
                                w.image(
                                        "c",
                                        code,
                                        4,
                                        UINT32,
                                        raw.array(),
                                        new long[] {3, 2},
                                        new String[] {"nm", unit})));
                try (SignalFile f = open(file)) {
                    final SignalSpec spec = f.signals().get(0);
                    final Axis color = spec.axes().get(0);
                    assertEquals("color", color.name());
                    assertEquals(List.of("red", "green", "blue"), color.labels());
                    assertEquals(DataType.UINT8, spec.type());
                    final boolean image = unit.equals("nm");
                    assertEquals(
                            image ? SignalKind.IMAGE_STACK : SignalKind.SPECTRAL_IMAGE,
                            spec.kind());
                    // with energy slow in the file, each spectrum takes every third pixel
                    final int[] pixels = {0, 3, 1, 4, 2, 5};
                    final byte[] expected = new byte[18];
                    for (int i = 0; i < 18; i++) {
                        final int pixel = image ? i % 6 : pixels[i % 6];
                        expected[i] = (byte) (10 * (i / 6 + 1) + pixel);
                    }
                    assertArrayEquals(expected, read(f), unit + " " + order);
                }
            }
        }
    }

    @Test
    void aPreviewInFrontIsNoSignal() throws IOException {
        final DmWriter w = new DmWriter(3, ByteOrder.LITTLE_ENDIAN);
        final long[] one = {1, 1};
        final String[] units = {"", ""};
        final Path file = m_temp.resolve("preview.dm3");
        Files.write(
                file,
                w.file(
                        w.image("preview", RGBA, 4, UINT32, new byte[4], one, units),
                        w.image("data", 1, 2, 2, new byte[] {7, 0}, one, units)));
        try (SignalFile f = open(file)) {
            assertEquals(List.of("data"), f.signals().stream().map(SignalSpec::title).toList());
            assertEquals("preview", f.skipped().get(0).name());
            assertArrayEquals(new byte[] {7, 0}, read(f));
        }
    }

    @Test
    void stacksOfFourDimensions() throws IOException {
        final DmWriter w = new DmWriter(4, ByteOrder.LITTLE_ENDIAN);
        final byte[] raw = new byte[2 * 3 * 4 * 5];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) i;
        }
        final Path file = m_temp.resolve("four.dm4");
        Files.write(
                file,
                w.file(
                        w.image(
                                "4D",
                                6,
                                1,
                                10,
                                raw,
                                new long[] {5, 4, 3, 2},
                                new String[] {"1/nm", "1/nm", "nm", "nm"})));
        try (SignalFile f = open(file)) {
            final SignalSpec spec = f.signals().get(0);
            assertEquals(SignalKind.IMAGE_STACK, spec.kind());
            assertEquals(List.of(2L, 3L, 4L, 5L), spec.axes().stream().map(Axis::size).toList());
            assertEquals(
                    List.of("nm", "nm", "1/nm", "1/nm"),
                    spec.axes().stream().map(Axis::unit).toList());
            assertArrayEquals(raw, read(f));
        }
    }
}
