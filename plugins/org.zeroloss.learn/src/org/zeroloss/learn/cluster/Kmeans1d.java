package org.zeroloss.learn.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The exact optimum of k-means on a line by dynamic programming over the sorted values (Wang and
 * Song, The R Journal 3/2 (2011) 29), each row of the table filled by divide and conquer over its
 * monotone arguments (Grønlund et al., arXiv:1701.07204), and only where bounds from a coarser
 * table leave room for an optimum: at most O(k n log n) time, on values without extreme clumps a
 * small part of it. Equal values always share a cluster.
 *
 * <p>The table's costs come from prefix sums about the mean of all values; costs of two partitions
 * that agree to about 10⁻¹⁵ n of the total sum of squares are told apart no longer. The returned
 * centroids and cost are summed directly.
 */
public final class Kmeans1d {

    private Kmeans1d() {}

    /**
     * @param values finite values, at least k distinct ones
     * @param k number of clusters, at least 1
     * @return the clusters with the smallest cost; of equal optima always the same one
     * @throws org.zeroloss.learn.LearnException if there are fewer than k distinct values
     */
    public static Clustering1d fit(final double[] values, final int k) {
        return fit(values, new SortedValues(values, null), k);
    }

    /**
     * @param values finite values, at least k distinct ones
     * @param weights of the values, finite and &gt; 0
     * @param k number of clusters, at least 1
     * @return the clusters with the smallest weighted cost
     * @throws org.zeroloss.learn.LearnException if there are fewer than k distinct values
     */
    public static Clustering1d fit(final double[] values, final double[] weights, final int k) {
        return fit(values, new SortedValues(values, weights), k);
    }

    /**
     * The optima for a range of numbers of clusters; the values are sorted once.
     *
     * @param values finite values, at least {@code largest} distinct ones
     * @param smallest number of clusters, at least 1
     * @param largest number of clusters
     * @return one clustering for each number
     * @throws org.zeroloss.learn.LearnException if there are fewer than {@code largest} distinct
     *     values
     */
    public static List<Clustering1d> fit(
            final double[] values, final int smallest, final int largest) {
        CountRange.check(smallest, largest, 1);
        final SortedValues sorted = new SortedValues(values, null);
        final List<Clustering1d> all = new ArrayList<>();
        for (int k = smallest; k <= largest; k++) {
            all.add(fit(values, sorted, k));
        }
        return all;
    }

    /** The optimum of values that are sorted already. */
    static Clustering1d fit(final double[] values, final SortedValues sorted, final int k) {
        final int[] cuts = new OptimalCuts(sorted, k).find();
        final double[] centroids = new double[k];
        double cost = 0;
        for (int q = 0; q < k; q++) {
            final double centroid = sorted.mean(cuts[q], cuts[q + 1]);
            centroids[k - 1 - q] = centroid;
            cost += sorted.costAbout(centroid, cuts[q], cuts[q + 1]);
        }
        final double[] least = new double[k];
        for (int c = 0; c < k; c++) {
            least[c] = sorted.distinct[cuts[k - 1 - c]];
        }
        final long[] sizes = new long[k];
        final int[] labels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int c = 0;
            while (values[i] < least[c]) {
                c++;
            }
            labels[i] = c;
            sizes[c]++;
        }
        return new Clustering1d(centroids, sizes, labels, cost);
    }

    /**
     * @param values finite values
     * @param largest largest number of clusters, at least 1
     * @return the smallest cost for 1, 2 … largest clusters (0 from the number of distinct values
     *     on)
     */
    public static double[] costs(final double[] values, final int largest) {
        if (largest < 1) {
            throw new IllegalArgumentException(
                    "The largest number of clusters must be at least 1, found " + largest);
        }
        final SortedValues sorted = new SortedValues(values, null);
        final double[] costs = new double[largest];
        for (int k = 1; k <= Math.min(largest, sorted.size()); k++) {
            costs[k - 1] = new OptimalCuts(sorted, k).cost();
        }
        return costs;
    }
}
