package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What every data type promises; one short subclass each. */
abstract class SignalContractTest {

    private static final int ROWS = 6;

    private static final int WIDTH = 5;

    @TempDir private Path m_dir;

    private final DataType m_type;
    private final double m_min;
    private final double m_max;

    /**
     * {@code min} and {@code max}: the least and greatest value that the type holds, as doubles.
     */
    SignalContractTest(final DataType type, final double min, final double max) {
        m_type = type;
        m_min = min;
        m_max = max;
    }

    private boolean isFloat() {
        return m_type == DataType.FLOAT32 || m_type == DataType.FLOAT64;
    }

    private double value(final int row, final int channel) {
        final int i = row * WIDTH + channel;
        return switch (i) {
            case 7 -> m_min;
            case 11 -> m_max;
            default -> m_min < 0 ? i - 13 : i;
        };
    }

    private SignalSpec spec() {
        return Specs.image(2, 3, WIDTH, m_type)
                .withBands(List.of("signal", "other"))
                .withMap(new MapColumn("map", m_type, "nm"));
    }

    private Path write() {
        final Path file = m_dir.resolve("a.arrow");
        try (SignalWriter w = SignalWriter.create(file, spec())) {
            final SignalBlock b = w.newBlock();
            for (int r = 0; r < ROWS; r++) {
                for (int c = 0; c < WIDTH; c++) {
                    b.band().set(r, c, value(r, c));
                    b.band("other").set(r, c, value(ROWS - 1 - r, c));
                }
                b.map("map").set(r, 0, value(r, 2));
            }
            w.write(b);
            w.finish();
        }
        return file;
    }

    @Test
    void everyWayOfReadingGivesWhatWasWritten() {
        try (Signal s = Signal.open(write())) {
            assertEquals(spec(), s.spec());
            final Plane p = s.plane();
            final double[] doubles = new double[ROWS * WIDTH];
            final float[] floats = new float[ROWS * WIDTH];
            p.readRows(0, ROWS, doubles, 0);
            p.readRows(0, ROWS, floats, 0);
            for (int r = 0; r < ROWS; r++) {
                final double[] row = p.row(r);
                final float[] floatRow = new float[WIDTH + 1];
                p.read(r, 0, WIDTH, floatRow, 1);
                for (int c = 0; c < WIDTH; c++) {
                    final double v = value(r, c);
                    assertEquals(v, row[c]);
                    assertEquals(v, doubles[r * WIDTH + c]);
                    assertEquals((float) v, floats[r * WIDTH + c]);
                    assertEquals((float) v, floatRow[c + 1]);
                    assertEquals(v, p.get(r, c));
                    assertEquals(value(ROWS - 1 - r, c), s.plane("other").get(r, c));
                }
                assertEquals(value(r, 2), s.map("map").get(r, 0));
                assertEquals(value(r, 2), s.readMap("map")[r]);
            }
        }
    }

    @Test
    void windowsAndBounds() {
        try (Signal s = Signal.open(write())) {
            final Plane p = s.plane();
            final double[] dst = {-1, -1, -1, -1};
            p.read(1, 2, 2, dst, 1);
            assertArrayEquals(new double[] {-1, value(1, 2), value(1, 3), -1}, dst);
            outside(() -> p.read(ROWS, 0, 1, dst, 0));
            outside(() -> p.read(-1, 0, 1, dst, 0));
            outside(() -> p.read(0, 4, 2, dst, 0));
            outside(() -> p.read(0, -1, 2, dst, 0));
            outside(() -> p.read(0, 0, 3, dst, 2));
            outside(() -> p.read(0, 0, -1, dst, 0));
            outside(() -> p.readRows(5, 2, new double[100], 0));
            outside(() -> p.readRows(0, 2, dst, 0));
            outside(() -> p.get(0, WIDTH));
            outside(() -> p.readRawRows(5, 2, ByteBuffer.allocate(1000)));
            outside(() -> p.readRawRows(0, 1, ByteBuffer.allocate(WIDTH * m_type.bytes() - 1)));
        }
    }

    /** Also of a crop, whose rows do not lie together, and at any position of the target. */
    @Test
    void rawRowsAreTheBytesOfSingleRows() {
        try (Signal s = Signal.open(write())) {
            for (final Signal part : new Signal[] {s, s.crop(1, 1, 2), s.crop(2, 1, 4)}) {
                final Plane p = part.plane();
                final int bytes = p.width() * m_type.bytes();
                final int rows = (int) p.rows();
                final ByteBuffer one = ByteBuffer.allocate(3 + rows * bytes).position(3);
                final ByteBuffer all = ByteBuffer.allocate(3 + rows * bytes).position(3);
                for (int r = 0; r < rows; r++) {
                    p.readRaw(r, 0, p.width(), one);
                }
                p.readRawRows(0, rows, all);
                assertEquals(one.flip(), all.flip());
                final ByteBuffer seen = ByteBuffer.allocate(3 + rows * bytes).position(3);
                p.visitRawRows(
                        0,
                        rows,
                        piece -> {
                            assertTrue(piece.isReadOnly());
                            assertEquals(ByteOrder.LITTLE_ENDIAN, piece.order());
                            assertEquals(0, piece.remaining() % bytes);
                            seen.put(piece);
                        });
                assertEquals(all, seen.flip());
                final ByteBuffer last = ByteBuffer.allocateDirect(bytes);
                p.readRawRows(rows - 1L, 1, last);
                assertEquals(one.position(one.limit() - bytes), last.flip());
            }
        }
    }

    @Test
    void arraysAndRawBytesWriteTheSameFile() throws Exception {
        final Path other = m_dir.resolve("b.arrow");
        try (Signal s = Signal.open(write());
                SignalWriter w = SignalWriter.create(other, s.spec())) {
            for (int r = 0; r < ROWS; r++) {
                final SignalBlock b = w.newBlock(1);
                b.band().setRow(0, s.plane().row(r));
                final ByteBuffer raw =
                        ByteBuffer.allocate(WIDTH * m_type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
                s.plane("other").readRaw(r, 0, WIDTH, raw);
                b.band("other").setRaw(raw.flip());
                b.map("map").set(0, 0, s.map("map").get(r, 0));
                w.write(b);
            }
            w.finish();
        }
        assertEquals(-1, Files.mismatch(m_dir.resolve("a.arrow"), other));
    }

    @Test
    void whatDoesNotFitIsAnErrorThatNamesRowAndChannel() {
        final SignalBlock b = new SignalBlock(Column.of(spec()), 3);
        if (m_type == DataType.FLOAT64) {
            b.band().set(1, 2, Double.NaN);
            return;
        }
        final double[] row = new double[WIDTH];
        row[4] = m_type == DataType.FLOAT32 ? 1e300 : m_max * 1.01 + 1;
        final SignalException e =
                assertThrows(SignalException.class, () -> b.band().setRow(2, row));
        assertTrue(e.getMessage().contains("row 2"), e.getMessage());
        assertTrue(e.getMessage().contains("channel 4"), e.getMessage());
        assertTrue(e.getMessage().contains(m_type.name()), e.getMessage());
        if (m_type == DataType.FLOAT32) {
            b.band().set(1, 2, Double.NEGATIVE_INFINITY);
            return;
        }
        for (final double bad :
                new double[] {
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    m_min * 1.01 - 1,
                    -1e30
                }) {
            assertThrows(SignalException.class, () -> b.band().set(0, 0, bad));
            assertThrows(
                    SignalException.class,
                    () -> b.band().setRow(0, new float[] {0, 0, 0, 0, (float) bad}));
        }
    }

    @Test
    void integersAreExactAndFractionsRoundHalfToEven() {
        final SignalBlock b = new SignalBlock(Column.of(spec()), 3);
        if (isFloat()) {
            assertThrows(SignalException.class, () -> b.band().setLong(0, 0, 1));
            return;
        }
        b.band().setRow(0, new double[] {0.5, 1.5, 2.49, 2.51, -0.5});
        final BigInteger max =
                BigInteger.TWO
                        .pow(8 * m_type.bytes() - (m_min < 0 ? 1 : 0))
                        .subtract(BigInteger.ONE);
        b.band().setLong(1, 0, max.longValue());
        final Path file = m_dir.resolve("c.arrow");
        try (SignalWriter w = SignalWriter.create(file, spec())) {
            w.write(b);
            w.write(w.newBlock(3));
            w.finish();
        }
        try (Signal s = Signal.open(file)) {
            assertArrayEquals(new double[] {0, 2, 2, 3, 0}, s.plane().row(0));
            assertEquals(max.longValue(), s.plane().getLong(1, 0));
            assertEquals(max.doubleValue(), s.plane().get(1, 0));
        }
        if (m_type.bytes() < 8) {
            assertThrows(
                    SignalException.class, () -> b.band().setLong(1, 0, max.longValueExact() + 1));
        }
    }

    private static void outside(final Runnable read) {
        assertThrows(IndexOutOfBoundsException.class, read::run);
    }
}
