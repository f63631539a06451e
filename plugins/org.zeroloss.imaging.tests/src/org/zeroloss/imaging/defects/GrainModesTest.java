package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class GrainModesTest {

    private static final int HEIGHT = 9;
    private static final int WIDTH = 11;

    /** The bumps as rows: the field of each alone. */
    private static double[][] bumps(final GrainModes modes) {
        final double[][] bumps = new double[modes.count()][];
        Arrays.setAll(
                bumps,
                k -> {
                    final double[] one = new double[modes.count()];
                    one[k] = 1;
                    return modes.field(one);
                });
        return bumps;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 1.7, 2.6, 5})
    void covarianceIsThatOfTheGrain(final double sigma) {
        final double[][] bumps = bumps(new GrainModes(HEIGHT, WIDTH, sigma));
        for (int p = 0; p < HEIGHT * WIDTH; p++) {
            for (int q = 0; q <= p; q++) {
                double covariance = 0;
                for (final double[] b : bumps) {
                    covariance += b[p] * b[q];
                }
                final double r = Math.hypot(p / WIDTH - q / WIDTH, p % WIDTH - q % WIDTH);
                final double expected = Math.exp(-r * r / (4 * sigma * sigma));
                assertEquals(expected, covariance, p == q ? 1e-12 : 0.01, p + " " + q);
            }
        }
    }

    @Test
    void sumsAreThoseOverTheBumps() {
        final GrainModes modes = new GrainModes(HEIGHT, WIDTH, 2.1);
        final double[][] bumps = bumps(modes);
        final SplittableRandom random = new SplittableRandom(1);
        final double[] values = random.doubles(HEIGHT * WIDTH).toArray();
        final double[] sums = new double[bumps.length];
        final double[][] products = new double[bumps.length][];
        for (int k = 0; k < bumps.length; k++) {
            products[k] = new double[k + 1];
            for (int p = 0; p < values.length; p++) {
                sums[k] += values[p] * bumps[k][p];
                for (int m = 0; m <= k; m++) {
                    products[k][m] += values[p] * bumps[k][p] * bumps[m][p];
                }
            }
        }
        assertArrayEquals(sums, modes.sums(values), 1e-12);
        final double[][] found = modes.products(values);
        for (int k = 0; k < products.length; k++) {
            assertArrayEquals(products[k], found[k], 1e-12);
        }
    }
}
