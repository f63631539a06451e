package org.zeroloss.signal.browse;

import org.zeroloss.signal.Plane;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * Sums over blocks of neighbouring channels of rows, what remains at the end of a row left out.
 * Types that large images come in are summed from the mapped file itself, which takes about as long
 * as reading the memory; the others are converted first.
 */
final class BlockSums {

    private final Plane m_plane;
    private final int m_channels;

    /**
     * @param plane the rows
     * @param channels of a block, even
     */
    BlockSums(final Plane plane, final int channels) {
        m_plane = plane;
        m_channels = channels;
    }

    /** Puts the sums of {@code count} rows into {@code sums} from {@code at} on, row by row. */
    void put(final long firstRow, final int count, final float[] sums, final int at) {
        // a visitor takes the rows in order, but cannot return where it ended
        final int[] next = {at};
        switch (m_plane.type()) {
            case FLOAT32 -> {
                final float[] row = new float[m_plane.width()];
                m_plane.visitRawRows(
                        firstRow,
                        count,
                        bytes -> next[0] = floats(bytes.asFloatBuffer(), row, sums, next[0]));
            }
            case UINT16 -> {
                final short[] row = new short[m_plane.width()];
                m_plane.visitRawRows(
                        firstRow,
                        count,
                        bytes -> next[0] = shorts(bytes.asShortBuffer(), row, sums, next[0]));
            }
            default -> {
                final float[] row = new float[m_plane.width()];
                for (int r = 0; r < count; r++) {
                    m_plane.read(firstRow + r, 0, row.length, row, 0);
                    next[0] = add(row, sums, next[0]);
                }
            }
        }
    }

    private int floats(
            final FloatBuffer rows, final float[] row, final float[] sums, final int at) {
        int next = at;
        while (rows.hasRemaining()) {
            rows.get(row);
            next = add(row, sums, next);
        }
        return next;
    }

    private int shorts(
            final ShortBuffer rows, final short[] row, final float[] sums, final int at) {
        int next = at;
        while (rows.hasRemaining()) {
            rows.get(row);
            for (int to = m_channels; to <= row.length; to += m_channels) {
                sums[next++] = unsigned(row, to - m_channels, to);
            }
        }
        return next;
    }

    private int add(final float[] row, final float[] sums, final int at) {
        int next = at;
        for (int to = m_channels; to <= row.length; to += m_channels) {
            sums[next++] = (float) sum(row, to - m_channels, to);
        }
        return next;
    }

    /** Sum over {@code from} … {@code to}−1, to 2·10⁻⁷ of the sum of the magnitudes. */
    static double sum(final float[] values, final int from, final int to) {
        // eights by pairs in single precision: additions one after the other, all in double
        // precision, would each wait for the one before
        double sum = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            sum +=
                    ((values[i] + values[i + 1]) + (values[i + 2] + values[i + 3]))
                            + ((values[i + 4] + values[i + 5]) + (values[i + 6] + values[i + 7]));
        }
        for (; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static int unsigned(final short[] values, final int from, final int to) {
        int even = 0;
        int odd = 0;
        for (int i = from; i < to; i += 2) {
            even += values[i] & 0xFFFF;
            odd += values[i + 1] & 0xFFFF;
        }
        return even + odd;
    }
}
