package org.zeroloss.eels.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.PoissonSampler;
import org.zeroloss.eels.EelsException;

import java.util.Arrays;
import java.util.SplittableRandom;

class NumericTest {

    @Test
    void fftEqualsTheDefinitionAndInverts() {
        final int n = 16;
        final SplittableRandom random = new SplittableRandom(5);
        final double[] re = new double[n];
        final double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            re[i] = random.nextDouble();
            im[i] = random.nextDouble();
        }
        final double[] r = re.clone();
        final double[] m = im.clone();
        final Fft fft = new Fft(n);
        fft.forward(r, m);
        for (int k = 0; k < n; k++) {
            double sr = 0;
            double si = 0;
            for (int j = 0; j < n; j++) {
                final double a = -2 * Math.PI * j * k / n;
                sr += re[j] * Math.cos(a) - im[j] * Math.sin(a);
                si += re[j] * Math.sin(a) + im[j] * Math.cos(a);
            }
            assertEquals(sr, r[k], 1e-12);
            assertEquals(si, m[k], 1e-12);
        }
        fft.inverse(r, m);
        for (int i = 0; i < n; i++) {
            assertEquals(re[i], r[i], 1e-14);
            assertEquals(im[i], m[i], 1e-14);
        }
        assertThrows(EelsException.class, () -> new Fft(12));
    }

    /** Mean and variance of 200 000 draws within 5 standard errors. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 9.9, 10.1, 47, 1e3, 3e5})
    void poissonHasMeanAndVariance(final double mean) {
        final SplittableRandom random = new SplittableRandom(11);
        final int n = 200_000;
        double sum = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            final double d = PoissonSampler.sample(mean, random) - mean;
            sum += d;
            square += d * d;
        }
        assertEquals(0, sum / n, 5 * Math.sqrt(mean / n));
        final double fourth = Math.sqrt((mean + 2 * mean * mean) / n);
        assertEquals(mean, square / n, 5 * fourth);
    }

    /** χ² of 400 000 numbers against the exact probabilities, bins of at least 50 expected. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 3, 9.9, 10.1, 33, 250})
    void poissonHasTheExactDistribution(final double mean) {
        final SplittableRandom random = new SplittableRandom(12);
        final int n = 400_000;
        final int top = (int) (mean + 12 * Math.sqrt(mean) + 20);
        final long[] seen = new long[top + 1];
        for (int i = 0; i < n; i++) {
            seen[(int) Math.min(top, PoissonSampler.sample(mean, random))]++;
        }
        double lnP = -mean;
        double expected = 0;
        double observed = 0;
        double chi2 = 0;
        int bins = 0;
        double left = n;
        double leftSeen = n;
        for (int k = 0; k <= top; k++) {
            expected += n * Math.exp(lnP);
            observed += seen[k];
            lnP += Math.log(mean) - Math.log(k + 1.0);
            if (expected >= 50 && left - expected >= 50) {
                chi2 += (observed - expected) * (observed - expected) / expected;
                left -= expected;
                leftSeen -= observed;
                expected = 0;
                observed = 0;
                bins++;
            }
        }
        chi2 += (leftSeen - left) * (leftSeen - left) / left;
        assertEquals(bins, chi2, 5 * Math.sqrt(2.0 * bins) + 5, "χ² of " + (bins + 1) + " bins");
    }

    @Test
    void quantilesInterpolateAtPositionPTimesNPlusOne() {
        final double[] v = {1, 2, 3, 4};
        assertEquals(2.5, Quantiles.ofSorted(v, 0.5), 1e-15);
        assertEquals(1, Quantiles.ofSorted(v, 0.1), 1e-15);
        assertEquals(4, Quantiles.ofSorted(v, 0.99), 1e-15);
        assertEquals(3.75, Quantiles.ofSorted(v, 0.75), 1e-15);
        assertTrue(Double.isNaN(Quantiles.ofSorted(new double[0], 0.5)));
    }

    @Test
    void splinePassesThroughItsPointsWithZeroSlopeAtTheFirst() {
        final double[] x = {0, 1, 2.5, 4};
        final double[] y = {0, -1, -3, -3.5};
        final ClampedSpline s = new ClampedSpline(x, y);
        for (int i = 0; i < x.length; i++) {
            assertEquals(y[i], s.value(x[i]), 1e-12);
        }
        assertEquals(0, s.value(1e-5) / 1e-5, 1e-4);
        final double slope = s.value(6) - s.value(5);
        assertEquals(slope, (s.value(4) - s.value(4 - 1e-6)) / 1e-6, 1e-4);
    }

    @Test
    void penalizedSplineRecoversASmoothCurveAndGoesOnStraight() {
        final SplittableRandom random = new SplittableRandom(3);
        final int n = 200;
        final double[] x = new double[n];
        final double[] y = new double[n];
        final double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = -1 + 2.0 * i / (n - 1);
            y[i] = Math.sin(2 * x[i]) + 0.05 * random.nextGaussian();
            w[i] = 400;
        }
        final PenalizedSpline s = new PenalizedSpline(-1, 1, 24);
        final double[] c = s.fit(x, y, w, s.lambda(x, y, w, new double[s.size() - 2]));
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += Math.pow(s.value(c, x[i]) - Math.sin(2 * x[i]), 2) / n;
        }
        assertTrue(Math.sqrt(square) < 0.02, "root mean square error " + Math.sqrt(square));
        assertEquals(s.value(c, 1.2) - s.value(c, 1.1), s.value(c, 1.4) - s.value(c, 1.3), 1e-9);
    }

    /** A curve that bends at one end only: the profile lets the other end be stiff. */
    @Test
    void drawsOfAPenalizedSplineCoverTheTruth() {
        final int n = 150;
        final double[] x = new double[n];
        final double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = -1 + 2.0 * i / (n - 1);
            w[i] = 400;
        }
        final PenalizedSpline s = new PenalizedSpline(-1, 1, 24);
        final double[] profile = new double[s.size() - 2];
        for (int i = 0; i < profile.length; i++) {
            profile[i] = Math.max(0, Math.min(1, s.abscissa(i) + 0.5));
        }
        int covered = 0;
        int all = 0;
        double flexible = 0;
        double stiff = 0;
        for (int run = 0; run < 40; run++) {
            final double[] y = new double[n];
            final SplittableRandom random = new SplittableRandom(run);
            for (int i = 0; i < n; i++) {
                y[i] = bend(x[i]) + 0.05 * Gaussian.next(random);
            }
            final double[] lambda = s.lambda(x, y, w, profile);
            final double[][] draws = new double[40][];
            for (int k = 0; k < draws.length; k++) {
                final double[] z = y.clone();
                final double[] normal = new double[s.size() - 2];
                for (int i = 0; i < n; i++) {
                    z[i] += 0.05 * Gaussian.next(random);
                }
                for (int i = 0; i < normal.length; i++) {
                    normal[i] = Gaussian.next(random);
                }
                draws[k] = s.draw(x, z, w, lambda, normal);
            }
            for (double at = -0.95; at < 1; at += 0.1) {
                final double[] v = new double[draws.length];
                for (int k = 0; k < v.length; k++) {
                    v[k] = s.value(draws[k], at);
                }
                Arrays.sort(v);
                final double low = Quantiles.ofSorted(v, Quantiles.P16);
                final double high = Quantiles.ofSorted(v, Quantiles.P84);
                covered += low <= bend(at) && bend(at) <= high ? 1 : 0;
                all++;
                flexible += at < -0.6 ? high - low : 0;
                stiff += at > 0.6 && at < 1 ? high - low : 0;
            }
        }
        assertEquals(0.683, (double) covered / all, 0.06);
        assertTrue(stiff < 0.8 * flexible, stiff + " against " + flexible);
    }

    private static double bend(final double x) {
        return x + 0.6 * Math.exp(-40 * (x + 0.75) * (x + 0.75));
    }
}
