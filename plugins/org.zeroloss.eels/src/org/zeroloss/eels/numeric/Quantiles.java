package org.zeroloss.eels.numeric;

import java.util.Arrays;

/**
 * Quantiles by linear interpolation between order statistics, position p(n + 1) (type 6 of Hyndman
 * and Fan, Am. Stat. 50 (1996) 361): of n exchangeable draws the next falls below the quantile with
 * probability p, so bands of few replicas are not too narrow.
 */
public final class Quantiles {

    /** Probability of the lower end of a 68 % band. */
    public static final double P16 = 0.15865525393145707;

    /** Probability of the upper end of a 68 % band. */
    public static final double P84 = 1 - P16;

    private Quantiles() {}

    /**
     * @param sorted ascending values; may be empty
     * @param p probability, 0 … 1
     * @return the quantile; NaN without values
     */
    public static double ofSorted(final double[] sorted, final double p) {
        return ofSorted(sorted, sorted.length, p);
    }

    /**
     * @param sorted ascending values in its first places
     * @param n how many
     * @param p probability, 0 … 1
     * @return the quantile; NaN without values
     */
    public static double ofSorted(final double[] sorted, final int n, final double p) {
        if (n == 0) {
            return Double.NaN;
        }
        final double at = Math.max(0, Math.min(n - 1.0, p * (n + 1) - 1));
        final int i = (int) at;
        final int j = Math.min(i + 1, n - 1);
        return sorted[i] + (at - i) * (sorted[j] - sorted[i]);
    }

    /**
     * @param values any order; not changed
     * @return their median; NaN without values
     */
    public static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, 0.5);
    }
}
