package org.zeroloss.eels.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.eels.EelsException;

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
        final double[] c = s.fit(x, y, w, s.lambda(x, y, w));
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += Math.pow(s.value(c, x[i]) - Math.sin(2 * x[i]), 2) / n;
        }
        assertTrue(Math.sqrt(square) < 0.02, "root mean square error " + Math.sqrt(square));
        assertEquals(s.value(c, 1.2) - s.value(c, 1.1), s.value(c, 1.4) - s.value(c, 1.3), 1e-9);
    }
}
