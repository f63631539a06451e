package org.zeroloss.format.mrc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Headers after the MRC2014 description, in both byte orders, of every mode. */
class MrcTest {

    private static final int NX = 3;
    private static final int NY = 2;

    @TempDir private Path m_temp;

    /** A file of nz sections whose values count from −2 up. */
    private Path file(
            final ByteOrder order, final int mode, final int nz, final int space, final float cell)
            throws IOException {
        final int bytes = mode == 0 ? 1 : mode == 2 || mode == 3 ? 4 : mode == 4 ? 8 : 2;
        final int extended = 160;
        final int count = NX * NY * nz;
        final ByteBuffer b = ByteBuffer.allocate(1024 + extended + count * bytes).order(order);
        b.putInt(NX).putInt(NY).putInt(nz).putInt(mode);
        b.position(28).putInt(NX).putInt(NY).putInt(nz);
        b.putFloat(NX * cell).putFloat(NY * cell).putFloat(nz * 2 * cell);
        b.putInt(88, space).putInt(92, extended);
        b.put(208, "MAP ".getBytes(StandardCharsets.US_ASCII));
        b.put(212, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 0x44 : 0x11));
        b.put(213, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 0x44 : 0x11));
        b.putInt(220, 1).put(224, "a label".getBytes(StandardCharsets.US_ASCII));
        b.position(1024 + extended);
        for (int i = -2; i < count - 2; i++) {
            switch (mode) {
                case 0 -> b.put((byte) i);
                case 2 -> b.putFloat(i);
                case 3 -> b.putShort((short) i).putShort((short) (100 + i));
                case 4 -> b.putFloat(i).putFloat(100 + i);
                case 12 -> b.putShort(half(i));
                default -> b.putShort((short) i);
            }
        }
        return Files.write(m_temp.resolve("a.mrc"), b.array());
    }

    /** Small whole numbers in 16 bits: sign, exponent biased by 15, ten bits of mantissa. */
    private static short half(final int i) {
        if (i == 0) {
            return 0;
        }
        final int n = Math.abs(i);
        final int e = 31 - Integer.numberOfLeadingZeros(n);
        return (short) ((i < 0 ? 0x8000 : 0) | e + 15 << 10 | (n << 10 - e & 0x3ff));
    }

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6, 12})
    void modes(final int mode) throws IOException {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            try (SignalFile f = open(file(order, mode, 4, 0, 15))) {
                final SignalSpec spec = f.signals().get(0);
                assertEquals(
                        switch (mode) {
                            case 0 -> DataType.INT8;
                            case 1 -> DataType.INT16;
                            case 6 -> DataType.UINT16;
                            default -> DataType.FLOAT32;
                        },
                        spec.type());
                assertEquals(
                        List.of(
                                new Axis("z", "", 4, 1, 0, AxisRole.NAVIGATION),
                                new Axis("y", "nm", NY, 1.5, 0, AxisRole.SIGNAL),
                                new Axis("x", "nm", NX, 1.5, 0, AxisRole.SIGNAL)),
                        spec.axes());
                assertEquals("a label", spec.metadata().tags().get("mrc.label.0"));
                final Collected rows = new Collected();
                f.read(0, rows, Progress.NONE);
                final double[] expected = new double[4 * NX * NY];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = mode == 6 ? i - 2 & 0xffff : i - 2;
                }
                assertArrayEquals(expected, rows.values(spec.type()));
            }
        }
    }

    @Test
    void volumesHaveADistanceBetweenSections() throws IOException {
        try (SignalFile f = open(file(ByteOrder.LITTLE_ENDIAN, 2, 4, 1, 15))) {
            assertEquals(
                    new Axis("z", "nm", 4, 3, 0, AxisRole.NAVIGATION),
                    f.signals().get(0).axes().get(0));
        }
    }

    @Test
    void noCellNoUnit() throws IOException {
        try (SignalFile f = open(file(ByteOrder.LITTLE_ENDIAN, 2, 1, 0, 0))) {
            assertEquals(
                    List.of(
                            new Axis("y", "", NY, 1, 0, AxisRole.SIGNAL),
                            new Axis("x", "", NX, 1, 0, AxisRole.SIGNAL)),
                    f.signals().get(0).axes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void complexNumbersHaveAnAxisOfTheirParts(final int mode) throws IOException {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            try (SignalFile f = open(file(order, mode, 2, 0, 15))) {
                final SignalSpec spec = f.signals().get(0);
                assertEquals(mode == 3 ? DataType.INT16 : DataType.FLOAT32, spec.type());
                assertEquals(List.of("real", "imaginary"), spec.axes().get(0).labels());
                assertEquals(
                        List.of(2L, 2L, (long) NY, (long) NX),
                        spec.axes().stream().map(Axis::size).toList());
                final Collected rows = new Collected();
                f.read(0, rows, Progress.NONE);
                final double[] v = rows.values(spec.type());
                for (int i = 0; i < v.length / 2; i++) {
                    assertEquals(i - 2, v[i]);
                    assertEquals(98 + i, v[v.length / 2 + i]);
                }
            }
        }
    }

    @Test
    void fourBitsAreRefusedByName() throws IOException {
        final Path file = file(ByteOrder.LITTLE_ENDIAN, 101, 1, 0, 1);
        final FormatException e = assertThrows(FormatException.class, () -> open(file).close());
        assertEquals(12, e.offset().orElseThrow());
        assertTrue(e.getMessage().contains("4-bit integers"), e.getMessage());
    }
}
