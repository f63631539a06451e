package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** The activations in float32 over the whole range, of the plain and the fastest implementation. */
class FloatTanhTest {

    private static final FloatMath[] MATHS = {new PlainFloatMath(), FloatMaths.best()};

    private static float[] apply(
            final FloatMath math, final Activation a, final float[] z, final float bound) {
        final int n = FloatMath.LANES;
        final float[] all = new float[z.length];
        for (int from = 0; from < z.length; from += n) {
            // three units: two share a division, one has its own
            final float[][] rows = new float[3][n];
            for (final float[] row : rows) {
                System.arraycopy(z, from, row, 0, Math.min(n, z.length - from));
            }
            final float[] bounds = {bound, bound, bound};
            math.activate(a, rows, bounds, new float[FloatKernel.SCRATCH][n], 0, n);
            for (int s = 0; s < Math.min(n, z.length - from); s++) {
                assertEquals(rows[0][s], rows[1][s], 2.5e-7f);
                assertEquals(rows[0][s], rows[2][s], 2.5e-7f);
            }
            System.arraycopy(rows[2], 0, all, from, Math.min(n, z.length - from));
        }
        return all;
    }

    private static float[] grid() {
        final float[] z = new float[400_001];
        for (int i = 0; i < z.length; i++) {
            z[i] = (i - 200_000) * 2e-4f;
        }
        return z;
    }

    @Test
    void asExactAsTheySay() {
        final float[] z = grid();
        for (final FloatMath math : MATHS) {
            final float[] tanh = apply(math, Activation.TANH, z, Float.POSITIVE_INFINITY);
            final float[] sigmoid = apply(math, Activation.SIGMOID, z, Float.POSITIVE_INFINITY);
            for (int i = 0; i < z.length; i++) {
                assertEquals(StrictMath.tanh(z[i]), tanh[i], 4e-7, math.name() + " at " + z[i]);
                assertEquals(
                        1 / (1 + StrictMath.exp(-z[i])),
                        sigmoid[i],
                        2.5e-7,
                        math.name() + " at " + z[i]);
            }
        }
    }

    @Test
    void extremeValues() {
        final float[] z = {
            0,
            -0f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            Float.NaN
        };
        for (final FloatMath math : MATHS) {
            final float[] t = one(math, Activation.TANH, z);
            final float[] s = one(math, Activation.SIGMOID, z);
            final float[] r = one(math, Activation.RELU, z);
            final float[] l = one(math, Activation.LINEAR, z);
            final double[] tanh = {0, 0, 1, -1, 1, -1, 0};
            for (int i = 0; i < tanh.length; i++) {
                assertEquals(tanh[i], t[i], 4e-7);
                assertEquals(0.5 + 0.5 * Math.signum(Math.abs(z[i]) > 1 ? z[i] : 0), s[i], 2.5e-7);
                assertEquals(Math.max(0, z[i]), r[i]);
                assertEquals(z[i], l[i]);
            }
            for (final float[] v : new float[][] {t, s, r, l}) {
                assertTrue(Float.isNaN(v[7]), math.name());
            }
        }
    }

    private static float[] one(final FloatMath math, final Activation a, final float[] z) {
        final float[][] rows = {Arrays.copyOf(z, FloatMath.LANES)};
        math.activate(
                a,
                rows,
                new float[] {Float.POSITIVE_INFINITY},
                new float[FloatKernel.SCRATCH][FloatMath.LANES],
                0,
                FloatMath.LANES);
        return rows[0];
    }

    /** Where the weights say that no sum reaches the clamp, leaving it out changes no bit. */
    @Test
    void clampThatIsNotNeededChangesNothing() {
        final float[] z = new float[2000];
        for (int i = 0; i < z.length; i++) {
            z[i] = (i - 1000) * 8.9e-3f;
        }
        for (final FloatMath math : MATHS) {
            for (final Activation a : new Activation[] {Activation.TANH, Activation.SIGMOID}) {
                final float[] with = apply(math, a, z, Float.POSITIVE_INFINITY);
                final float[] without = apply(math, a, z, 8.9f);
                for (int i = 0; i < z.length; i++) {
                    assertEquals(with[i], without[i]);
                }
            }
        }
    }

    @Test
    void derivativeBelongsToTheFunction() {
        final int n = FloatMath.LANES;
        for (final FloatMath math : MATHS) {
            for (final Activation a : Activation.values()) {
                final float[][] values = new float[1][n];
                final float[][] deltas = new float[1][n];
                for (int s = 0; s < n; s++) {
                    values[0][s] = (s - 63.5f) / 16;
                    deltas[0][s] = 3;
                }
                final float[] z = values[0].clone();
                final float[] bounds = {4};
                final float[][] scratch = new float[FloatKernel.SCRATCH][n];
                math.activate(a, values, bounds, scratch, 0, n);
                math.derivative(a, values, deltas, 0, n);
                for (int s = 0; s < n; s++) {
                    assertEquals(3 * slope(a, z[s]), deltas[0][s], 4e-6, a + " at " + z[s]);
                }
            }
        }
    }

    private static double slope(final Activation a, final double z) {
        final double t = StrictMath.tanh(a == Activation.SIGMOID ? z / 2 : z);
        return switch (a) {
            case SIGMOID -> (1 - t * t) / 4;
            case TANH -> 1 - t * t;
            case RELU -> z > 0 ? 1 : 0;
            case LINEAR -> 1;
        };
    }
}
