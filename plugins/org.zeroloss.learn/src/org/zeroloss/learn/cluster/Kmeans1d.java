package org.zeroloss.learn.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The exact optimum of k-means on a line by dynamic programming over the sorted values (Wang and
 * Song, The R Journal 3/2 (2011) 29), each row of the table filled by divide and conquer over its
 * monotone arguments (Grønlund et al., arXiv:1701.07204): O(k n log n) time, 4 k n bytes. Equal
 * values always share a cluster.
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
        return new SegmentTable(new SortedValues(values, null), k, true).clustering(values, k);
    }

    /**
     * @param values finite values, at least k distinct ones
     * @param weights of the values, finite and &gt; 0
     * @param k number of clusters, at least 1
     * @return the clusters with the smallest weighted cost
     * @throws org.zeroloss.learn.LearnException if there are fewer than k distinct values
     */
    public static Clustering1d fit(final double[] values, final double[] weights, final int k) {
        return new SegmentTable(new SortedValues(values, weights), k, true).clustering(values, k);
    }

    /**
     * The optima for a range of numbers of clusters from one table.
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
        final SegmentTable table = new SegmentTable(new SortedValues(values, null), largest, true);
        final List<Clustering1d> all = new ArrayList<>();
        for (int k = smallest; k <= largest; k++) {
            all.add(table.clustering(values, k));
        }
        return all;
    }

    /**
     * @param values finite values
     * @param largest largest number of clusters, at least 1
     * @return the smallest cost for 1, 2 … largest clusters (0 from the number of distinct values
     *     on)
     */
    public static double[] costs(final double[] values, final int largest) {
        return new SegmentTable(new SortedValues(values, null), largest, false).costs();
    }
}
