package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.PoissonSampler;

import java.util.SplittableRandom;

class ZeroLossPositionTest {

    private static double[] gauss(final double centre, final double height) {
        final double[] counts = new double[200];
        for (int i = 0; i < counts.length; i++) {
            final double q = (i - centre) / 7.6;
            counts[i] = height * Math.exp(-0.5 * q * q);
        }
        return counts;
    }

    @Test
    void isExactForAGaussianBetweenChannels() {
        for (double c = 90; c < 91; c += 0.13) {
            final ZeroLossPosition p = ZeroLossPosition.of(gauss(c, 1e5), 1);
            assertEquals(c, p.channel(), 1e-9);
            assertEquals(Math.log(3e5), p.lnSum(), 0.03);
        }
    }

    @Test
    void noiseMovesItByLessThanAThirtiethOfAChannel() {
        final SplittableRandom random = new SplittableRandom(6);
        double square = 0;
        for (int k = 0; k < 200; k++) {
            final double[] counts = gauss(90.3, 5e4);
            for (int i = 0; i < counts.length; i++) {
                counts[i] = PoissonSampler.sample(counts[i], random);
            }
            final double d = ZeroLossPosition.of(counts, 1).channel() - 90.3;
            square += d * d / 200;
        }
        assertTrue(Math.sqrt(square) < 0.033, "standard deviation " + Math.sqrt(square));
    }

    @Test
    void aSpectrumWithoutCountsHasNoPeak() {
        assertTrue(Double.isNaN(ZeroLossPosition.of(new double[50], 1).lnSum()));
        final double[] one = new double[50];
        one[0] = 5;
        assertEquals(0, ZeroLossPosition.of(one, 1).channel());
    }
}
