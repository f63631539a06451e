package org.zeroloss.learn.cluster;

/**
 * Where one cut between two clusters may lie: neighbouring bins of positions, ascending. A cut at
 * position p has the values 0 … p−1 before it. The sums over all values before the ends of a bin
 * are held beside it, so that a scan over the bins runs through memory in order.
 *
 * @param low first position of each bin
 * @param high last position of each bin
 * @param lowSums Σ w, Σ w x and Σ w x² before {@code low}
 * @param highSums the same before {@code high}
 */
record CutBins(int[] low, int[] high, double[][] lowSums, double[][] highSums) {

    /** Bins of {@code step} positions from {@code first} to {@code last}, the last one shorter. */
    static CutBins of(final SortedValues values, final int first, final int last, final int step) {
        final int count = (last - first) / step + 1;
        final int[] low = new int[count];
        final int[] high = new int[count];
        for (int i = 0; i < count; i++) {
            low[i] = first + i * step;
            high[i] = Math.min(low[i] + (step - 1), last);
        }
        return new CutBins(low, high, values.sums(low), values.sums(high));
    }

    int count() {
        return low.length;
    }

    /** The same bins seen from the other end of the data: the first one last, sums from there. */
    CutBins mirrored() {
        final int[] newLow = new int[count()];
        final int[] newHigh = new int[count()];
        for (int i = 0; i < count(); i++) {
            newLow[i] = -high[count() - 1 - i];
            newHigh[i] = -low[count() - 1 - i];
        }
        return new CutBins(newLow, newHigh, mirrored(highSums), mirrored(lowSums));
    }

    // differences are all that is asked of the sums: no total is needed
    private static double[][] mirrored(final double[][] sums) {
        final double[][] mirrored = new double[sums.length][];
        for (int s = 0; s < sums.length; s++) {
            final int n = sums[s].length;
            mirrored[s] = new double[n];
            for (int i = 0; i < n; i++) {
                mirrored[s][i] = -sums[s][n - 1 - i];
            }
        }
        return mirrored;
    }
}
