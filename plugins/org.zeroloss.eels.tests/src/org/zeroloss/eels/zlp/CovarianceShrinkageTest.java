package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;

import java.util.SplittableRandom;

class CovarianceShrinkageTest {

    private static final int BINS = 60;

    /** Residuals of n spectra: independent noise and a common change of the given size. */
    private static double[][] residuals(final int n, final double common, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[][] x = new double[n][BINS];
        for (final double[] row : x) {
            final double shift = common * Gaussian.next(random);
            for (int b = 0; b < BINS; b++) {
                row[b] = (1 + b) * (Gaussian.next(random) + shift);
            }
        }
        for (int b = 0; b < BINS; b++) {
            double mean = 0;
            for (final double[] row : x) {
                mean += row[b] / n;
            }
            for (final double[] row : x) {
                row[b] -= mean;
            }
        }
        return x;
    }

    @Test
    void independentNoiseIsShrunkAllTheWayAndACommonChangeIsKept() {
        assertTrue(CovarianceShrinkage.intensity(residuals(20, 0, 1)) > 0.8);
        assertTrue(CovarianceShrinkage.intensity(residuals(20, 3, 2)) < 0.25);
        assertTrue(CovarianceShrinkage.intensity(residuals(50, 3, 3)) < 0.1);
    }

    /**
     * The shrunk matrix is nearer to the true correlations than the sample's: with a common change
     * of variance c² all pairs correlate by c²/(1 + c²).
     */
    @Test
    void theErrorFalls() {
        final double common = 0.7;
        final double truth = common * common / (1 + common * common);
        double raw = 0;
        double shrunk = 0;
        for (int seed = 0; seed < 20; seed++) {
            final int n = 12;
            final double[][] x = residuals(n, common, 100 + seed);
            final double rho = CovarianceShrinkage.intensity(x);
            for (int i = 0; i < BINS; i++) {
                for (int j = 0; j < i; j++) {
                    double r = 0;
                    for (final double[] row : x) {
                        r += row[i] * row[j] / (n - 1);
                    }
                    raw += (r - truth) * (r - truth);
                    shrunk += ((1 - rho) * r - truth) * ((1 - rho) * r - truth);
                }
            }
        }
        assertTrue(shrunk < 0.9 * raw, shrunk + " against " + raw);
    }

    @Test
    void oneBinHasNoCorrelations() {
        assertEquals(1, CovarianceShrinkage.intensity(new double[][] {{1}, {-1}}));
    }
}
