package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.net.MlpShape.Layer;

import java.util.Arrays;
import java.util.List;

class MlpObjectiveTest {

    private static RegressionProblem with(final RegressionProblem p, final WeightDecay decay) {
        return new RegressionProblem(
                p.width(),
                p.inputs(),
                p.targets(),
                p.weights(),
                p.training(),
                p.validation(),
                p.penalties(),
                decay);
    }

    /** The loss as the class comment of RegressionProblem writes it. */
    private static double direct(
            final MlpShape shape,
            final RegressionProblem problem,
            final double[] p,
            final int[] indices,
            final boolean decay) {
        double loss = meanSquare(shape, problem, p, indices);
        final Mlp mlp = new Mlp(shape, p);
        for (final Penalty term : problem.penalties()) {
            final double[] out = new double[term.points()];
            mlp.evaluate(term.inputs(problem.width()), term.points(), out);
            loss += term.value(out, 0);
        }
        final double[] c = problem.decay(shape);
        for (int i = 0; decay && i < p.length; i++) {
            loss += c[i] * p[i] * p[i];
        }
        return loss;
    }

    private static double meanSquare(
            final MlpShape shape,
            final RegressionProblem problem,
            final double[] p,
            final int[] indices) {
        final Mlp mlp = new Mlp(shape, p);
        double sum = 0;
        for (final int i : indices) {
            final double[] x =
                    Arrays.copyOfRange(
                            problem.inputs(), i * problem.width(), (i + 1) * problem.width());
            final double r = (mlp.evaluate(x) - problem.targets()[i]) * problem.weights()[i];
            sum += r * r;
        }
        return sum / indices.length;
    }

    @ParameterizedTest
    @EnumSource(SlopePenalty.Form.class)
    void lossAndGradientAreRight(final SlopePenalty.Form form) {
        for (final Activation a : Activation.values()) {
            final MlpShape shape =
                    MlpShape.of(2, new Layer(6, a), new Layer(5, Activation.SIGMOID));
            final WeightDecay decay =
                    WeightDecay.uniform(shape, 0.01)
                            .withInput(1, 0.3)
                            .withLayer(2, 0.02)
                            .withBiases(0, 0.005);
            final RegressionProblem problem = with(Problems.peak(4, 400, 150, form), decay);
            final MlpObjective objective = new MlpObjective(shape, problem);
            final double[] p = Initialization.FAN_IN.draw(shape, 8);
            final double[] g = new double[p.length];
            final double loss = objective.value(p, g);
            assertEquals(direct(shape, problem, p, problem.training(), true), loss, 1e-11 * loss);
            assertEquals(
                    direct(shape, problem, p, problem.validation(), false),
                    objective.validation(p),
                    1e-11 * loss);
            assertEquals(
                    meanSquare(shape, problem, p, problem.training()),
                    objective.trainingMeanSquare(p),
                    1e-11 * loss);
            final double[] q = p.clone();
            final double scale = Vectors.maxAbs(g);
            final double[] unused = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                final double h = 1e-5;
                q[i] = p[i] + h;
                final double up = objective.value(q, unused);
                q[i] = p[i] - h;
                final double down = objective.value(q, unused);
                q[i] = p[i];
                // ReLU and hinge have kinks between q - h and q + h in a few samples
                assertEquals((up - down) / (2 * h), g[i], 2e-6 * scale, a + " parameter " + i);
            }
        }
    }

    @Test
    void validationIsTheSameWhateverWasEvaluatedBefore() {
        final RegressionProblem problem = Problems.peak(4, 400, 60, SlopePenalty.Form.HINGE);
        final MlpObjective objective = new MlpObjective(Problems.ZLP, problem);
        final double[] p = Initialization.FAN_IN.draw(Problems.ZLP, 1);
        final double[] q = Initialization.FAN_IN.draw(Problems.ZLP, 2);
        final double first = objective.validation(p);
        objective.value(q, new double[281]);
        assertEquals(first, objective.validation(p));
        objective.value(p, new double[281]);
        assertEquals(first, objective.validation(p));
    }

    /** Around a point, f(x) = Σ r² and its Gauss-Newton matrix is 2 Jᵀ J, J by differences. */
    @Test
    void gaussNewtonMatrixIsRight() {
        final MlpShape shape =
                MlpShape.of(2, new Layer(4, Activation.TANH), new Layer(3, Activation.SIGMOID));
        final RegressionProblem problem =
                with(
                        Problems.peak(5, 200, 300, SlopePenalty.Form.SQUARED_HINGE),
                        WeightDecay.uniform(shape, 0.01).withInput(0, 0.2));
        final MlpObjective objective = new MlpObjective(shape, problem);
        assertTrue(objective.sumOfSquares());
        final double[] p = Initialization.FAN_IN.draw(shape, 3);
        final int n = p.length;
        final double[][] matrix = new double[n][n];
        final double[] g = new double[n];
        final double[] h = new double[n];
        assertEquals(objective.value(p, h), objective.normalEquations(p, g, matrix));
        assertArrayEquals(h, g);
        final double[][] r = new double[2 * n][];
        for (int i = 0; i < n; i++) {
            for (int side = 0; side < 2; side++) {
                final double[] q = p.clone();
                q[i] += side == 0 ? 1e-5 : -1e-5;
                r[2 * i + side] = residuals(shape, problem, q);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double expected = 0;
                for (int s = 0; s < r[0].length; s++) {
                    expected +=
                            2
                                    * (r[2 * i][s] - r[2 * i + 1][s])
                                    * (r[2 * j][s] - r[2 * j + 1][s])
                                    / 4e-10;
                }
                assertEquals(expected, matrix[i][j], 1e-5 * (1 + Math.abs(expected)));
            }
        }
    }

    private static double[] residuals(
            final MlpShape shape, final RegressionProblem problem, final double[] p) {
        final Mlp mlp = new Mlp(shape, p);
        final double[] all = new double[problem.samples()];
        mlp.evaluate(problem.inputs(), all.length, all);
        final SlopePenalty slope = (SlopePenalty) problem.penalties().get(0);
        final double[] out = new double[slope.points()];
        mlp.evaluate(slope.inputs(2), out.length, out);
        final int samples = problem.training().length;
        final double[] r = new double[samples + out.length + p.length];
        for (int s = 0; s < samples; s++) {
            final int i = problem.training()[s];
            r[s] = (all[i] - problem.targets()[i]) * problem.weights()[i] / Math.sqrt(samples);
        }
        for (int j = 0; j + 1 < out.length; j++) {
            // two chains of equal length
            final double d = j + 1 == out.length / 2 ? 0 : out[j + 1] - out[j];
            r[samples + j] = Math.sqrt(slope.lambda()) * Math.max(0, d);
        }
        final double[] c = problem.decay(shape);
        for (int i = 0; i < p.length; i++) {
            r[samples + out.length + i] = Math.sqrt(c[i]) * p[i];
        }
        return r;
    }

    @Test
    void slopePenaltyCountsRisesWithinAChainOnly() {
        final double[] out = {99, 3, 1, 2, 5, 0, 4};
        final double[] x = new double[6];
        // chains (3, 1, 2) and (5, 0, 4): rises 1 and 4
        final SlopePenalty hinge =
                new SlopePenalty(1, x, new int[] {3, 3}, 10, SlopePenalty.Form.HINGE);
        final SlopePenalty squared =
                new SlopePenalty(1, x, new int[] {3, 3}, 10, SlopePenalty.Form.SQUARED_HINGE);
        assertEquals(50, hinge.value(out, 1));
        assertEquals(170, squared.value(out, 1));
        final double[] g = {7, 7, 7, 7, 7, 7, 7};
        assertEquals(170, squared.value(out, 1, g));
        assertArrayEquals(new double[] {7, 0, -20, 20, 0, -80, 80}, g);
    }

    @Test
    void badProblemsAreNamed() {
        final double[] two = {1, 2};
        final int[] first = {0};
        assertThrows(
                LearnException.class,
                () ->
                        new RegressionProblem(
                                1, two, two, new double[1], first, first, List.of(), null));
        assertThrows(
                LearnException.class,
                () -> new RegressionProblem(1, two, two, two, new int[0], first, List.of(), null));
        assertThrows(
                LearnException.class,
                () ->
                        new RegressionProblem(
                                1, two, two, two, new int[] {2}, first, List.of(), null));
        final LearnException e =
                assertThrows(
                        LearnException.class,
                        () ->
                                new RegressionProblem(
                                        1,
                                        two,
                                        new double[] {1, Double.NaN},
                                        two,
                                        first,
                                        first,
                                        List.of(),
                                        null));
        assertTrue(e.getMessage().contains("target value 1"), e.getMessage());
        final RegressionProblem ok =
                new RegressionProblem(1, two, two, two, first, new int[0], List.of(), null);
        assertThrows(LearnException.class, () -> new MlpObjective(Problems.ZLP, ok));
        assertFalse(new MlpObjective(MlpShape.of(1), ok).hasValidation());
        assertThrows(
                LearnException.class,
                () -> WeightDecay.none(Problems.ZLP).perParameter(MlpShape.of(2)));
        assertThrows(
                LearnException.class,
                () ->
                        new SlopePenalty(
                                1, new double[3], new int[] {2}, 1, SlopePenalty.Form.HINGE));
    }
}
