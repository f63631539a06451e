package org.zeroloss.learn.cluster;

import org.zeroloss.learn.LearnException;

import java.util.Arrays;

/**
 * The distinct values, ascending, with the weight of each, and prefix sums that give the cost of
 * any segment in constant time.
 */
final class SortedValues {

    final double[] distinct;
    private final double[] weight;
    private final double mean;

    /** Sums over the first i values of w, w x and w x², with x measured from the mean. */
    private final double[] w0;

    private final double[] w1;
    private final double[] w2;

    /**
     * @param values finite
     * @param weights finite and &gt; 0, or {@code null} for 1 each
     */
    SortedValues(final double[] values, final double[] weights) {
        if (values.length == 0) {
            throw new LearnException("Clustering needs at least one value, found none");
        }
        if (weights != null && weights.length != values.length) {
            throw new LearnException(
                    "Clustering: found "
                            + values.length
                            + " values and "
                            + weights.length
                            + " weights");
        }
        final double[] sorted = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new LearnException("Clustering: value " + i + " is " + values[i]);
            }
            if (weights != null && !(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new LearnException(
                        "Clustering: weight " + i + " must be finite and > 0, found " + weights[i]);
            }
            // + 0.0 makes one zero of the two
            sorted[i] = values[i] + 0.0;
            sum += sorted[i] / values.length;
        }
        mean = sum;
        RadixSort.sort(sorted);
        final double[] counts = new double[sorted.length];
        int n = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i > 0 && sorted[i] == sorted[n - 1]) {
                counts[n - 1]++;
            } else {
                counts[n] = 1;
                sorted[n++] = sorted[i];
            }
        }
        distinct = Arrays.copyOf(sorted, n);
        weight = weights == null ? Arrays.copyOf(counts, n) : new double[n];
        for (int i = 0; weights != null && i < values.length; i++) {
            weight[index(values[i])] += weights[i];
        }
        w0 = new double[n + 1];
        w1 = new double[n + 1];
        w2 = new double[n + 1];
        for (int i = 0; i < n; i++) {
            final double x = distinct[i] - mean;
            w0[i + 1] = w0[i] + weight[i];
            w1[i + 1] = w1[i] + weight[i] * x;
            w2[i + 1] = w2[i] + weight[i] * x * x;
        }
    }

    int size() {
        return distinct.length;
    }

    /** Where a value of the data lies among the distinct ones. */
    int index(final double value) {
        return Arrays.binarySearch(distinct, value + 0.0);
    }

    /** How many of the distinct values are smaller. */
    int below(final double value) {
        final int at = index(value);
        return at < 0 ? -at - 1 : at;
    }

    /** Σ w (x − mean)² over the distinct values from … to−1. */
    double cost(final int from, final int to) {
        if (to - from < 2) {
            return 0;
        }
        final double s1 = w1[to] - w1[from];
        final double cost = w2[to] - w2[from] - s1 * s1 / (w0[to] - w0[from]);
        return cost > 0 ? cost : 0;
    }

    /** Weighted mean of from … to−1, from the prefix sums. */
    double quickMean(final int from, final int to) {
        return mean + (w1[to] - w1[from]) / (w0[to] - w0[from]);
    }

    /** Σ w, Σ w x and Σ w x² over the distinct values before each position. */
    double[][] sums(final int[] positions) {
        final double[][] sums = new double[3][positions.length];
        for (int i = 0; i < positions.length; i++) {
            sums[0][i] = w0[positions[i]];
            sums[1][i] = w1[positions[i]];
            sums[2][i] = w2[positions[i]];
        }
        return sums;
    }

    /** Weighted mean of from … to−1, summed about its first value. */
    double mean(final int from, final int to) {
        double sum = 0;
        double total = 0;
        for (int i = from; i < to; i++) {
            sum += weight[i] * (distinct[i] - distinct[from]);
            total += weight[i];
        }
        return distinct[from] + sum / total;
    }

    /** Σ w (x − centre)² over from … to−1, summed directly. */
    double costAbout(final double centre, final int from, final int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            final double d = distinct[i] - centre;
            sum += weight[i] * d * d;
        }
        return sum;
    }
}
