package org.zeroloss.eels.zlp;

import java.util.Arrays;

/**
 * Median and 68 % band of a zero-loss model over its replicas, tabulated over energy and L, the ln
 * of the zero-loss sum. Whatever is later done to a peak at one channel (scaling, matching,
 * clipping, subtraction) is a non-decreasing function of its intensity there and the same for all
 * replicas, so quantiles of the result are results of the quantiles, and one table serves a whole
 * image. The error from a spectrum's own noise, which widens the band, is a function of the same
 * two.
 *
 * <p>Between the nodes ln of the intensity is bilinear in (E, L). A cell holds the intensity S at
 * its lower corner and the three differences that make ln S bilinear; S·exp(δ) needs no exponential
 * but a polynomial, since δ is small ({@link QuantileTableBuilder} sees to it). Immutable and
 * thread-safe.
 */
final class QuantileTable {

    /** Quantiles of the table: median, P16, P84. */
    static final int QUANTILES = 3;

    private static final int VALUE = 0;
    private static final int ALONG_LN = 1;
    private static final int ALONG_EV = 2;
    private static final int TWIST = 3;
    private static final int PARTS = 4;

    private final EnergyGrid m_grid;
    private final double[] m_nodes;
    private final double m_error;

    /** [quantile][interval of L × phase][part][channel]. */
    private final float[][][][] m_cells;

    /**
     * @param grid energies
     * @param nodes L of the nodes, ascending, at least 2
     * @param ln ln of the intensity relative to the zero-loss sum: [node][quantile][energy]
     * @param error largest error of ln between the nodes that was seen, in units of the tolerance
     */
    QuantileTable(
            final EnergyGrid grid,
            final double[] nodes,
            final double[][][] ln,
            final double error) {
        m_grid = grid;
        m_nodes = nodes.clone();
        m_error = error;
        final int phases = grid.phases();
        m_cells = new float[QUANTILES][(nodes.length - 1) * phases][PARTS][grid.channels()];
        for (int q = 0; q < QUANTILES; q++) {
            for (int l = 0; l < nodes.length - 1; l++) {
                for (int k = 0; k < phases; k++) {
                    fill(m_cells[q][l * phases + k], ln[l][q], ln[l + 1][q], k, phases);
                }
            }
        }
    }

    private static void fill(
            final float[][] cell,
            final double[] low,
            final double[] high,
            final int phase,
            final int phases) {
        for (int j = 0; j < cell[VALUE].length; j++) {
            final int t = j * phases + phase;
            cell[VALUE][j] = (float) StrictMath.exp(low[t]);
            cell[ALONG_LN][j] = (float) (high[t] - low[t]);
            cell[ALONG_EV][j] = (float) (low[t + 1] - low[t]);
            cell[TWIST][j] = (float) (high[t + 1] - high[t] - (low[t + 1] - low[t]));
        }
    }

    /** Number of nodes over L. */
    int nodes() {
        return m_nodes.length;
    }

    /** Energies per channel. */
    int phases() {
        return m_grid.phases();
    }

    /** Largest error of ln seen between the nodes, in units of what was tolerated. */
    double error() {
        return m_error;
    }

    /** A reader with buffers of its own, for one thread. */
    Reader newReader() {
        return new Reader();
    }

    /** Evaluates the table for one spectrum after the other. */
    final class Reader {

        private final float[] m_buffer = new float[m_grid.channels()];
        private int m_cell;
        private int m_offset;
        private float m_along;
        private float m_between;
        private float m_scale;

        private Reader() {}

        /**
         * Turns to a spectrum.
         *
         * @param lnZlp ln of its zero-loss sum
         * @param firstEv energy of its channel 0 in eV
         */
        void turnTo(final double lnZlp, final double firstEv) {
            final int found = Arrays.binarySearch(m_nodes, lnZlp);
            final int below = found < 0 ? -found - 2 : found;
            final int l = Math.max(0, Math.min(m_nodes.length - 2, below));
            final double along = (lnZlp - m_nodes[l]) / (m_nodes[l + 1] - m_nodes[l]);
            m_along = (float) Math.max(0, Math.min(1, along));
            m_scale = (float) StrictMath.exp(lnZlp);
            final double position = firstEv / m_grid.stepEv() - m_grid.first();
            final int phases = m_grid.phases();
            if (m_grid.shared()) {
                m_offset = (int) Math.rint(position);
                m_between = 0;
                m_cell = l;
            } else {
                m_offset = (int) Math.floor(position);
                final double phase = (position - m_offset) * phases;
                final int k = Math.min(phases - 1, (int) phase);
                m_between = (float) (phase - k);
                m_cell = l * phases + k;
            }
        }

        /**
         * Reads one quantile of the peak, in counts. Channels beyond the table get the value at its
         * end.
         *
         * @param quantile 0 = median, 1 = P16, 2 = P84
         * @param from first channel of the spectrum
         * @param to channel after the last
         * @param out receives the values at {@code from} … {@code to − 1}
         */
        void read(final int quantile, final int from, final int to, final float[] out) {
            if (to <= from) {
                return;
            }
            final int last = m_grid.channels() - 1;
            final int low = Math.max(0, Math.min(last, from + m_offset));
            final int high = Math.max(low + 1, Math.min(last + 1, to + m_offset));
            evaluate(m_cells[quantile][m_cell], low, high);
            final int first = Math.max(from, Math.min(to - 1, low - m_offset));
            final int end = Math.max(first, Math.min(to, high - m_offset));
            System.arraycopy(m_buffer, low, out, first, end - first);
            Arrays.fill(out, from, first, m_buffer[low]);
            Arrays.fill(out, end, to, m_buffer[high - 1]);
        }

        private void evaluate(final float[][] cell, final int low, final int high) {
            differences(
                    cell[ALONG_LN],
                    cell[ALONG_EV],
                    cell[TWIST],
                    m_along,
                    m_between,
                    m_buffer,
                    low,
                    high);
            exponentials(cell[VALUE], m_scale, m_buffer, low, high);
        }
    }

    // Loops over single arrays at the same index, which the compiler turns into vectors.

    private static void differences(
            final float[] alongLn,
            final float[] alongEv,
            final float[] twist,
            final float along,
            final float between,
            final float[] out,
            final int low,
            final int high) {
        for (int j = low; j < high; j++) {
            out[j] = along * alongLn[j] + between * (alongEv[j] + along * twist[j]);
        }
    }

    private static void exponentials(
            final float[] value,
            final float scale,
            final float[] out,
            final int low,
            final int high) {
        for (int j = low; j < high; j++) {
            final float d = out[j];
            final float upper = 1f / 6 + d * (1f / 24 + d * (1f / 120));
            out[j] = scale * value[j] * (1 + d * (1 + d * (0.5f + d * upper)));
        }
    }
}
