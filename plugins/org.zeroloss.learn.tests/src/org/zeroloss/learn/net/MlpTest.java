package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.net.MlpShape.Layer;

import java.util.Arrays;
import java.util.SplittableRandom;

class MlpTest {

    @Test
    void shapeOfTheZlpNetworkHas281Parameters() {
        assertEquals(281, Problems.ZLP.parameters());
        assertEquals(0, Problems.ZLP.weightOffset(0));
        assertEquals(20, Problems.ZLP.biasOffset(0));
        assertEquals(30, Problems.ZLP.weightOffset(1));
        assertEquals(280, Problems.ZLP.biasOffset(3));
    }

    @Test
    void networkWithoutHiddenLayerIsALine() {
        final Mlp mlp = new Mlp(MlpShape.of(2), new double[] {2, -3, 0.5});
        assertEquals(2 * 1.5 - 3 * 4 + 0.5, mlp.evaluate(1.5, 4));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void evaluatesLikeTheTextbook(final Activation activation) {
        for (final int inputs : new int[] {1, 2, 3, 4, 5}) {
            final MlpShape shape =
                    MlpShape.of(
                            inputs,
                            new Layer(7, activation),
                            new Layer(4, Activation.TANH),
                            new Layer(3, activation),
                            new Layer(1, activation));
            final double[] p = Initialization.FAN_IN.draw(shape, 5);
            final SplittableRandom random = new SplittableRandom(9);
            final int n = 2 * MlpKernel.BLOCK + 3;
            final double[] x = random.doubles((long) n * inputs, -3, 3).toArray();
            final double[] out = new double[n];
            new Mlp(shape, p).evaluate(x, n, out);
            for (int i = 0; i < n; i++) {
                final double expected = textbook(shape, p, x, i * inputs);
                assertEquals(expected, out[i], 1e-13 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    private static double textbook(
            final MlpShape shape, final double[] p, final double[] x, final int from) {
        double[] a = Arrays.copyOfRange(x, from, from + shape.inputs());
        int at = 0;
        for (int l = 0; l < shape.layers(); l++) {
            final double[] z = new double[shape.width(l)];
            for (int j = 0; j < z.length; j++) {
                for (final double v : a) {
                    z[j] += p[at++] * v;
                }
            }
            for (int j = 0; j < z.length; j++) {
                z[j] += p[at++];
                switch (shape.activation(l)) {
                    case SIGMOID -> z[j] = 1 / (1 + Math.exp(-z[j]));
                    case TANH -> z[j] = Math.tanh(z[j]);
                    case RELU -> z[j] = z[j] > 0 ? z[j] : 0;
                    case LINEAR -> {}
                }
            }
            a = z;
        }
        return a[0];
    }

    @Test
    void fanInStartIsUniformWithinItsBounds() {
        final double[] p = Initialization.FAN_IN.draw(Problems.ZLP, 1);
        assertArrayEquals(p, Initialization.FAN_IN.draw(Problems.ZLP, 1));
        assertNotEquals(p[0], Initialization.FAN_IN.draw(Problems.ZLP, 2)[0]);
        for (int l = 0; l < Problems.ZLP.layers(); l++) {
            final double bound = 1 / Math.sqrt(Problems.ZLP.fanIn(l));
            for (int i = Problems.ZLP.weightOffset(l); i < Problems.ZLP.weightOffset(l + 1); i++) {
                assertTrue(Math.abs(p[i]) <= bound);
            }
        }
        final MlpShape wide = MlpShape.of(4, new Layer(5000, Activation.TANH));
        double sum = 0;
        double squares = 0;
        final double[] q = Initialization.FAN_IN.draw(wide, 3);
        for (int i = 0; i < 20000; i++) {
            sum += q[i];
            squares += q[i] * q[i];
        }
        // U(-1/2, 1/2): mean 0 +- 0.288/141, variance 1/12 +- 0.0745/141
        assertEquals(0, sum / 20000, 5 * 0.288 / 141);
        assertEquals(1.0 / 12, squares / 20000, 5 * 0.0745 / 141);
    }

    @Test
    void xavierStartHasNoBiasesAndItsVariance() {
        final MlpShape wide = MlpShape.of(4, new Layer(5000, Activation.TANH));
        final double[] q = Initialization.XAVIER.draw(wide, 3);
        double squares = 0;
        for (int i = 0; i < 20000; i++) {
            squares += q[i] * q[i];
        }
        final double variance = 2.0 / 5004;
        assertEquals(variance, squares / 20000, 5 * variance * 0.9 / 141);
        for (int i = 20000; i < 25000; i++) {
            assertEquals(0, q[i]);
        }
    }

    @Test
    void wrongSizesAreNamed() {
        final LearnException e =
                assertThrows(LearnException.class, () -> new Mlp(Problems.ZLP, new double[280]));
        assertTrue(e.getMessage().contains("281") && e.getMessage().contains("280"));
        final Mlp line = new Mlp(MlpShape.of(2), new double[3]);
        assertThrows(LearnException.class, () -> line.evaluate(1.0));
        assertThrows(IllegalArgumentException.class, () -> new Layer(0, Activation.TANH));
    }
}
