package org.zeroloss.base;

import java.util.SplittableRandom;

/**
 * Poisson-distributed numbers: inversion by sequential search below a mean of 10, above it the
 * transformed rejection with squeeze PTRS of W. Hörmann, Insurance: Mathematics and Economics 12
 * (1993) 39–45.
 */
public final class PoissonSampler {

    private static final double[] LN_FACTORIAL = lnFactorials(256);

    private PoissonSampler() {}

    /**
     * @param mean expected value, at least 0
     * @param random stream to draw from
     * @return a Poisson number with that mean
     */
    public static double sample(final double mean, final SplittableRandom random) {
        if (mean <= 0) {
            return 0;
        }
        return mean < 10 ? inversion(mean, random) : rejection(mean, random);
    }

    private static double inversion(final double mean, final SplittableRandom random) {
        double p = StrictMath.exp(-mean);
        double u = random.nextDouble();
        int k = 0;
        while (u > p && k < 200) {
            u -= p;
            k++;
            p *= mean / k;
        }
        return k;
    }

    private static double rejection(final double mean, final SplittableRandom random) {
        final double b = 0.931 + 2.53 * Math.sqrt(mean);
        final double a = -0.059 + 0.02483 * b;
        final double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        final double vr = 0.9277 - 3.6224 / (b - 2);
        final double lnMean = StrictMath.log(mean);
        while (true) {
            final double u = random.nextDouble() - 0.5;
            final double v = 1 - random.nextDouble();
            final double us = 0.5 - Math.abs(u);
            final double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= vr) {
                return k;
            }
            if (k < 0 || us < 0.013 && v > us) {
                continue;
            }
            final double left =
                    StrictMath.log(v)
                            + StrictMath.log(inverseAlpha)
                            - StrictMath.log(a / (us * us) + b);
            if (left <= k * lnMean - mean - lnFactorial(k)) {
                return k;
            }
        }
    }

    private static double lnFactorial(final double k) {
        if (k < LN_FACTORIAL.length) {
            return LN_FACTORIAL[(int) k];
        }
        final double r = 1 / k;
        return (k + 0.5) * StrictMath.log(k) - k + 0.91893853320467274 + r / 12 - r * r * r / 360;
    }

    private static double[] lnFactorials(final int n) {
        final double[] ln = new double[n];
        for (int i = 2; i < n; i++) {
            ln[i] = ln[i - 1] + StrictMath.log(i);
        }
        return ln;
    }
}
