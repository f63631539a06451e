package org.zeroloss.learn.cluster;

import org.zeroloss.learn.LearnException;

/**
 * The cuts between the clusters of smallest cost. A dynamic programme over all positions costs k n
 * log n; here it runs over bins of positions first, which bounds the cost of every partition with a
 * given cut in a given bin from below, and then only over the bins whose bound does not exceed the
 * cost of a partition already found, in bins an eighth as wide, until a bin is one position. What
 * is left out cannot be part of an optimum.
 */
final class OptimalCuts {

    /** Positions are first put into at most so many bins. */
    private static final int MOST_BINS = 512;

    private static final int FINER = 8;

    /** Rounds of moving each cut between the means of its two clusters. */
    private static final int ROUNDS = 100;

    private final SortedValues m_values;
    private final int m_clusters;
    private final double m_tolerance;

    /** First and last position of each cut; cut 0 lies before all values, the last behind them. */
    private final int[] m_first;

    private final int[] m_last;

    /**
     * @param values the data
     * @param clusters number of clusters, at least 1
     * @throws LearnException if there are fewer distinct values
     */
    OptimalCuts(final SortedValues values, final int clusters) {
        if (clusters < 1) {
            throw new IllegalArgumentException(
                    "The number of clusters must be at least 1, found " + clusters);
        }
        final int n = values.size();
        if (clusters > n) {
            throw new LearnException(
                    "Clustering into "
                            + clusters
                            + " clusters needs as many different values, found "
                            + n
                            + "; choose fewer clusters");
        }
        m_values = values;
        m_clusters = clusters;
        m_first = new int[clusters + 1];
        m_last = new int[clusters + 1];
        for (int q = 0; q <= clusters; q++) {
            m_first[q] = q == clusters ? n : q;
            m_last[q] = q == 0 ? 0 : n - clusters + q;
        }
        // what the prefix sums can be wrong by, with room to spare
        m_tolerance = 0x1p-50 * n * values.cost(0, n);
        int step = 1;
        while (n / step > MOST_BINS) {
            step *= FINER;
        }
        for (; step > 1; step /= FINER) {
            narrow(step);
        }
    }

    /** The first distinct value of each cluster, ascending, and the number of all at the end. */
    int[] find() {
        final CutBins[] bins = bins(1);
        return positions(bins, tables(bins));
    }

    /** The smallest cost, from the prefix sums. */
    double cost() {
        return tables(bins(1))[m_clusters].costs()[0];
    }

    private CutBins[] bins(final int step) {
        final CutBins[] bins = new CutBins[m_clusters + 1];
        for (int q = 0; q <= m_clusters; q++) {
            bins[q] = CutBins.of(m_values, m_first[q], m_last[q], step);
        }
        return bins;
    }

    private static CutTable[] tables(final CutBins[] bins) {
        final CutTable[] tables = new CutTable[bins.length];
        double[] costs = new double[1];
        for (int q = 1; q < bins.length; q++) {
            tables[q] = new CutTable(bins[q - 1], costs, bins[q]);
            costs = tables[q].costs();
        }
        return tables;
    }

    private int[] positions(final CutBins[] bins, final CutTable[] tables) {
        final int[] cuts = new int[m_clusters + 1];
        int bin = 0;
        for (int q = m_clusters; q > 0; q--) {
            cuts[q] = (bins[q].low()[bin] + bins[q].high()[bin]) >>> 1;
            bin = tables[q].from(bin);
        }
        return cuts;
    }

    /** Leaves for each cut the bins that an optimum can have it in. */
    private void narrow(final int step) {
        final CutBins[] bins = bins(step);
        final CutTable[] before = tables(bins);
        final double most = improved(positions(bins, before)) + m_tolerance;
        final CutBins[] mirrored = new CutBins[m_clusters + 1];
        for (int q = 0; q <= m_clusters; q++) {
            mirrored[q] = bins[m_clusters - q].mirrored();
        }
        final CutTable[] after = tables(mirrored);
        for (int q = 1; q < m_clusters; q++) {
            final double[] left = before[q].costs();
            final double[] right = after[m_clusters - q].costs();
            int first = 0;
            int last = left.length - 1;
            while (first < last && left[first] + right[left.length - 1 - first] > most) {
                first++;
            }
            while (last > first && left[last] + right[left.length - 1 - last] > most) {
                last--;
            }
            m_first[q] = bins[q].low()[first];
            m_last[q] = bins[q].high()[last];
        }
    }

    /** Cost of a partition after as many rounds of Lloyd's as keep all clusters. */
    private double improved(final int[] start) {
        int[] cuts = start;
        // bins may overlap or share a position: every cluster needs a value
        for (int q = 1; q < m_clusters; q++) {
            cuts[q] = Math.max(cuts[q], cuts[q - 1] + 1);
        }
        for (int q = m_clusters - 1; q > 0; q--) {
            cuts[q] = Math.min(cuts[q], cuts[q + 1] - 1);
        }
        double cost = cost(cuts);
        for (int i = 0; i < ROUNDS; i++) {
            final int[] moved = cuts.clone();
            for (int q = 1; q < m_clusters; q++) {
                final double middle =
                        0.5 * m_values.quickMean(cuts[q - 1], cuts[q])
                                + 0.5 * m_values.quickMean(cuts[q], cuts[q + 1]);
                moved[q] = m_values.below(middle);
            }
            final double movedCost = ascending(moved) ? cost(moved) : Double.POSITIVE_INFINITY;
            if (movedCost >= cost) {
                break;
            }
            cuts = moved;
            cost = movedCost;
        }
        return cost;
    }

    private static boolean ascending(final int[] cuts) {
        for (int q = 1; q < cuts.length; q++) {
            if (cuts[q] <= cuts[q - 1]) {
                return false;
            }
        }
        return true;
    }

    private double cost(final int[] cuts) {
        double cost = 0;
        for (int q = 0; q < m_clusters; q++) {
            cost += m_values.cost(cuts[q], cuts[q + 1]);
        }
        return cost;
    }
}
