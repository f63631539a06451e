package org.zeroloss.signal.browse;

import org.zeroloss.signal.Plane;

import java.util.Arrays;

/** Means of square blocks of pixels along a strip of scan lines. */
final class BlockMean {

    private final int m_level;
    private final float[] m_line;
    private final double[] m_sums;
    private final int[] m_counts;

    /**
     * @param blocks blocks side by side
     * @param level a block is 2<sup>level</sup> pixels wide
     * @param pixels pixels of a scan line that belong to the blocks
     */
    BlockMean(final int blocks, final int level, final int pixels) {
        m_level = level;
        m_line = new float[pixels];
        m_sums = new double[blocks];
        m_counts = new int[blocks];
    }

    /** Adds a scan line from a column on. */
    void add(final Plane plane, final long row, final int from) {
        plane.read(row, from, m_line.length, m_line, 0);
        for (int i = 0; i < m_line.length; i++) {
            final float v = m_line[i];
            if (!Float.isNaN(v)) {
                m_sums[i >> m_level] += v;
                m_counts[i >> m_level]++;
            }
        }
    }

    /** Writes the means and begins anew. */
    void take(final float[] into, final int at) {
        for (int b = 0; b < m_sums.length; b++) {
            into[at + b] = m_counts[b] == 0 ? Float.NaN : (float) (m_sums[b] / m_counts[b]);
        }
        Arrays.fill(m_sums, 0);
        Arrays.fill(m_counts, 0);
    }
}
