package org.zeroloss.learn.cluster;

/**
 * What is known of every row, so that most need not be read again: its part in a small basis, what
 * is left of its length beside it, and its products with the centroids where they were when the row
 * was last read. Since then a product y·γ has changed by that of the known part, which is computed,
 * and by that of the rest, which is at most ‖rest‖ times the centroid's path across the basis
 * (Cauchy–Schwarz). The noise of a spectrum is long but lies across almost any direction: bounds on
 * distances (Elkan, ICML 2003) give way under it, these do not.
 */
final class RowBounds {

    /** Not decided by the bounds. */
    static final int READ = -1;

    /** More than the relative rounding of single precision. */
    private static final double SINGLE = 0x1p-23;

    /** More than what single precision cannot tell from 0. */
    private static final double TINY = 0x1p-120;

    private final int k;
    private final float[] norms;
    private final float[] rests;
    private final float[] offsets;
    private final int[] versions;

    /** By how much the cluster was certain when it was last decided, and when that was. */
    private final float[] gaps;

    private final int[] decided;
    private float[] parts = {};
    private int q;

    RowBounds(final int rows, final int k) {
        this.k = k;
        norms = new float[rows];
        rests = new float[rows];
        offsets = new float[rows * k];
        versions = new int[rows];
        gaps = new float[rows];
        decided = new int[rows];
    }

    /** Makes room for a basis of another size; every row has to be set anew. */
    void resize(final int basisSize) {
        if (q != basisSize) {
            q = basisSize;
            parts = new float[Math.multiplyExact(norms.length, q)];
        }
    }

    /**
     * Keeps what a row's first reading with a new basis gave; the centroids still lie in it.
     *
     * @param square ‖y‖²
     * @param basisProducts of y
     */
    void set(
            final int row,
            final double square,
            final double[] basisProducts,
            final CentroidScores scores) {
        double known = 0;
        for (int j = 0; j < q; j++) {
            final double p = basisProducts[j];
            parts[row * q + j] = (float) p;
            known += p * p;
        }
        norms[row] = up(Math.sqrt(square) * (1 + 1e-9));
        rests[row] = up(Math.sqrt(Math.max(0, square - known) + 1e-12 * square));
        // what single precision lost of the parts
        for (int c = 0; c < k; c++) {
            final double[] gamma = scores.inBasis(c);
            double sum = 0;
            for (int j = 0; j < q; j++) {
                sum += (basisProducts[j] - parts[row * q + j]) * gamma[j];
            }
            offsets[row * k + c] = (float) sum;
        }
        versions[row] = scores.version();
        forget(row);
    }

    /** A single-precision number that is not below. */
    private static float up(final double value) {
        return Math.nextUp((float) value);
    }

    /** Keeps a row's products with the centroids as they are now. */
    void anchor(final int row, final double[] products, final CentroidScores scores) {
        for (int c = 0; c < k; c++) {
            offsets[row * k + c] = (float) (products[c] - known(row, scores.inBasis(c)));
        }
        versions[row] = scores.version();
        forget(row);
    }

    /** The row's cluster is not what was decided. */
    void forget(final int row) {
        gaps[row] = 0;
    }

    /** Whether all moves since a row's cluster was last decided are too small to change it. */
    boolean keeps(final int row, final CentroidScores scores) {
        final double gap = gaps[row];
        if (gap == 0) {
            return false;
        }
        final double norm = norms[row];
        final double moved = scores.drift(scores.version()) - scores.drift(decided[row]);
        return 2 * scores.reach(norm) * moved + scores.rounding(norm) < gap;
    }

    private double known(final int row, final double[] gamma) {
        double sum = 0;
        final int at = row * q;
        for (int j = 0; j < q; j++) {
            sum += parts[at + j] * gamma[j];
        }
        return sum;
    }

    float norm(final int row) {
        return norms[row];
    }

    /**
     * The cluster of a row, if no other can be as near.
     *
     * @param low scratch, one for each cluster
     * @return the cluster, or {@link #READ}
     */
    int decide(final int row, final CentroidScores scores, final double[] low) {
        final int now = scores.version();
        final double[] across = scores.across(now);
        final double[] total = scores.total(now);
        final double[] acrossThen = scores.across(versions[row]);
        final double[] totalThen = scores.total(versions[row]);
        final double rest = rests[row];
        final double norm = norms[row] * SINGLE;
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int c = 0; c < k; c++) {
            final double offset = offsets[row * k + c];
            final double score = scores.halfSquare(c) - (known(row, scores.inBasis(c)) + offset);
            final double error =
                    rest * (across[c] - acrossThen[c])
                            + norm * (total[c] - totalThen[c])
                            + Math.abs(offset) * SINGLE
                            + TINY * (1 + total[c] - totalThen[c]);
            low[c] = score - error;
            if (score + error < least) {
                least = score + error;
                best = c;
            }
            widest = Math.max(widest, error);
        }
        final double limit = least + scores.rounding(norms[row]) + 1e-9 * widest;
        double gap = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            if (c != best) {
                if (!(low[c] > limit)) {
                    return READ;
                }
                gap = Math.min(gap, low[c] - limit);
            }
        }
        gaps[row] = Math.max(0, Math.nextDown((float) gap));
        decided[row] = now;
        return best;
    }
}
