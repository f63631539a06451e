package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The whole header of an MRC file is 1024 bytes at fixed places; values follow in C order. */
final class MrcOracle implements Oracle {

    private final int m_start;
    private final int m_length;

    MrcOracle(final byte[] sample) {
        m_length = sample.length;
        m_start = 1024 + ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN).getInt(92);
    }

    @Override
    public boolean isValue(final int at) {
        return at >= m_start;
    }

    /** Reals of 16 bits become twice as long. */
    @Override
    public int ratio() {
        return 2;
    }

    @Override
    public int least() {
        return m_length;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        final ByteBuffer b = ByteBuffer.wrap(content);
        final int stamp = content[212];
        final int mode = b.order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        final boolean little = stamp == 0x44 || stamp != 0x11 && mode >= 0 && mode <= 0xffff;
        final ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        b.order(order);
        final SignalSpec spec = reading.specs().get(0);
        assertEquals(1, reading.specs().size());
        final long values = (long) b.getInt(0) * b.getInt(4) * b.getInt(8);
        final long at = 1024L + b.getInt(92);
        final byte[] rows =
                switch (b.getInt(12)) {
                    case 0 -> Values.little(content, at, values, 1, order);
                    case 1, 6 -> Values.little(content, at, values, 2, order);
                    case 2 -> Values.little(content, at, values, 4, order);
                    case 3 -> Npy.parts(Values.little(content, at, 2 * values, 2, order), 2);
                    case 4 -> Npy.parts(Values.little(content, at, 2 * values, 4, order), 4);
                    case 12 -> Npy.widened(Values.little(content, at, values, 2, order));
                    default -> throw new AssertionError("mode " + b.getInt(12) + " was read");
                };
        final int last = spec.axes().size() - 1;
        assertEquals(b.getInt(0), spec.axes().get(last).size());
        assertEquals(b.getInt(4), spec.axes().get(last - 1).size());
        assertArrayEquals(rows, reading.rows().get(0));
        return 1;
    }
}
