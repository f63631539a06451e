package org.zeroloss.learn.cluster;

import org.zeroloss.learn.LearnException;

/**
 * The table of the dynamic programme: row q holds the smallest cost of the first j distinct values
 * in q clusters, and where the last of these clusters begins. Keeps 4·n bytes for every number of
 * clusters above 1.
 */
final class SegmentTable {

    private final SortedValues values;
    private final double[] costs;

    /** begins[q][j] = first value of the last cluster when values 0 … j form q + 1 clusters. */
    private final int[][] begins;

    private double[] previous;
    private double[] current;

    /**
     * @param values the data
     * @param largest largest number of clusters; rows beyond the number of distinct values are not
     *     computed
     * @param keep whether {@link #bounds} will be asked for
     */
    SegmentTable(final SortedValues values, final int largest, final boolean keep) {
        if (largest < 1) {
            throw new IllegalArgumentException(
                    "The number of clusters must be at least 1, found " + largest);
        }
        this.values = values;
        final int n = values.size();
        costs = new double[largest];
        begins = new int[keep ? Math.min(largest, n) : 0][];
        previous = new double[n];
        current = new double[n];
        for (int j = 0; j < n; j++) {
            current[j] = values.cost(0, j + 1);
        }
        costs[0] = current[n - 1];
        int[] row = new int[n];
        if (keep) {
            begins[0] = row;
        }
        for (int q = 1; q < Math.min(largest, n); q++) {
            final double[] swap = previous;
            previous = current;
            current = swap;
            if (keep) {
                row = new int[n];
                begins[q] = row;
            }
            if (q + 1 < largest) {
                fill(row, q, q, n - 1, q, n - 1);
            } else {
                // nothing is built on the last row: its end is enough
                put(row, q, n - 1, q, n - 1);
            }
            costs[q] = current[n - 1];
        }
    }

    /** Fills the row between j = from and to, knowing between which arguments the minima lie. */
    private void fill(
            final int[] row,
            final int q,
            final int from,
            final int to,
            final int first,
            final int last) {
        if (from > to) {
            return;
        }
        final int j = (from + to) >>> 1;
        final int at = put(row, q, j, first, last);
        fill(row, q, from, j - 1, first, at);
        fill(row, q, j + 1, to, at, last);
    }

    /** Finds and keeps the minimum at j; returns its argument. */
    private int put(final int[] row, final int q, final int j, final int first, final int last) {
        final int from = Math.max(q, first);
        int at = values.best(previous, from, Math.min(j - 1, last), j + 1);
        double best = at < 0 ? Double.POSITIVE_INFINITY : previous[at - 1] + values.cost(at, j + 1);
        // the last value alone costs nothing
        if (j >= from && j <= last && previous[j - 1] < best) {
            best = previous[j - 1];
            at = j;
        }
        current[j] = best;
        row[j] = at;
        return at;
    }

    /** The smallest cost for 1, 2 … clusters. */
    double[] costs() {
        return costs.clone();
    }

    /** The first distinct value of each of k clusters, ascending. */
    int[] bounds(final int k) {
        if (k > values.size()) {
            throw new LearnException(
                    "Clustering into "
                            + k
                            + " clusters needs as many different values, found "
                            + values.size()
                            + "; choose fewer clusters");
        }
        final int[] from = new int[k];
        int end = values.size() - 1;
        for (int q = k - 1; q >= 0; q--) {
            from[q] = begins[q][end];
            end = from[q] - 1;
        }
        return from;
    }

    /** The optimal clusters of the data this table was made for. */
    Clustering1d clustering(final double[] data, final int k) {
        final int[] from = bounds(k);
        final double[] centroids = new double[k];
        double cost = 0;
        for (int q = 0; q < k; q++) {
            final int to = q + 1 < k ? from[q + 1] : values.size();
            centroids[k - 1 - q] = values.mean(from[q], to);
            cost += values.costAbout(centroids[k - 1 - q], from[q], to);
        }
        final long[] sizes = new long[k];
        final int[] labels = new int[data.length];
        for (int i = 0; i < data.length; i++) {
            int q = k - 1;
            while (q > 0 && data[i] < values.distinct[from[q]]) {
                q--;
            }
            labels[i] = k - 1 - q;
            sizes[labels[i]]++;
        }
        return new Clustering1d(centroids, sizes, labels, cost);
    }
}
