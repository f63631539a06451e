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
        double mean = 0;
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
            mean += sorted[i] / values.length;
        }
        Arrays.sort(sorted);
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

    /** Σ w (x − mean)² over the distinct values from … to−1. */
    double cost(final int from, final int to) {
        if (to - from < 2) {
            return 0;
        }
        final double s1 = w1[to] - w1[from];
        final double cost = w2[to] - w2[from] - s1 * s1 / (w0[to] - w0[from]);
        return cost > 0 ? cost : 0;
    }

    /**
     * The first i in from … last with the smallest {@code before[i − 1] + cost(i, to)}, −1 if there
     * is none; {@code last} at most {@code to − 2}.
     */
    int best(final double[] before, final int from, final int last, final int to) {
        final double[] s0 = w0;
        final double[] s1 = w1;
        final double[] s2 = w2;
        final double end0 = s0[to];
        final double end1 = s1[to];
        final double end2 = s2[to];
        double best = Double.POSITIVE_INFINITY;
        int at = -1;
        for (int i = from; i <= last; i++) {
            final double d1 = end1 - s1[i];
            final double cost = end2 - s2[i] - d1 * d1 / (end0 - s0[i]);
            final double c = before[i - 1] + (cost > 0 ? cost : 0);
            if (c < best) {
                best = c;
                at = i;
            }
        }
        return at;
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
