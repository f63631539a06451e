package org.zeroloss.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class GaussianTest {

    private static final int N = 1_000_000;

    /** Moments and shares of a million numbers, each within five standard errors of the truth. */
    @Test
    void numbersAreStandardNormal() {
        final SplittableRandom random = Seeds.stream(5, 1);
        final double[] moment = new double[5];
        final long[] beyond = new long[4];
        for (int i = 0; i < N; i++) {
            final double g = Gaussian.next(random);
            double power = 1;
            for (int k = 1; k < moment.length; k++) {
                power *= g;
                moment[k] += power / N;
            }
            for (int k = 0; k < beyond.length; k++) {
                if (g > k) {
                    beyond[k]++;
                }
            }
        }
        assertEquals(0, moment[1], 5 * Math.sqrt(1.0 / N));
        assertEquals(1, moment[2], 5 * Math.sqrt(2.0 / N));
        assertEquals(0, moment[3], 5 * Math.sqrt(15.0 / N));
        assertEquals(3, moment[4], 5 * Math.sqrt(96.0 / N));
        final double[] tail = {0.5, 0.158655253931457, 0.0227501319481792, 0.00134989803163009};
        for (int k = 0; k < tail.length; k++) {
            final double error = 5 * Math.sqrt(tail[k] * (1 - tail[k]) / N);
            assertEquals(tail[k], (double) beyond[k] / N, error, "share beyond " + k);
        }
    }

    /** The first numbers of a stream, which must never change: results are reproducible. */
    @Test
    void aStreamStaysWhatItIs() {
        final SplittableRandom random = Seeds.stream(1, 2);
        assertEquals(0.13880033986446738, Gaussian.next(random));
        assertEquals(-2.199923312261428, Gaussian.next(random));
    }
}
