package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationsTest {

    @Test
    void sigmoidIsAsExactAsItSays() {
        final int n = 200_001;
        final double[] z = new double[n];
        final double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i - 100_000) * 5e-4;
            z[i] = x[i];
        }
        Sigmoid.apply(z, new double[n], n);
        for (int i = 0; i < n; i++) {
            final double exact = 1 / (1 + Math.exp(-x[i]));
            assertEquals(exact, z[i], 4e-15);
            if (Math.abs(x[i]) <= 40) {
                assertEquals(1, z[i] / exact, 1e-9, "at " + x[i]);
            }
        }
        assertEquals(0.5, z[100_000]);
    }

    @Test
    void sigmoidOfExtremeValues() {
        final double[] z = {
            1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 7
        };
        Sigmoid.apply(z, new double[6], 5);
        assertEquals(1, z[0]);
        assertEquals(0, z[1], 1e-17);
        assertEquals(1, z[2]);
        assertEquals(0, z[3], 1e-17);
        assertTrue(Double.isNaN(z[4]));
        assertEquals(7, z[5]);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void derivativeBelongsToTheFunction(final Activation activation) {
        final double[] y = new double[1];
        for (double x = -6.05; x < 6; x += 0.1) {
            final double h = 1e-5;
            final double[] up = {x + h};
            final double[] down = {x - h};
            final double[] at = {x};
            final double[] d = {3};
            Activations.apply(activation, up, y, 1);
            Activations.apply(activation, down, y, 1);
            Activations.apply(activation, at, y, 1);
            Activations.multiplyDerivative(activation, at, d, 1);
            assertEquals(3 * (up[0] - down[0]) / (2 * h), d[0], 1e-8);
        }
    }
}
