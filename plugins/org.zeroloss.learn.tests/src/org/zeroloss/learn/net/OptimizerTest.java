package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.net.MlpShape.Layer;
import org.zeroloss.learn.net.TrainingResult.Stop;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class OptimizerTest {

    /** A function without validation data. */
    private abstract static class Plain implements Objective {

        private final int dimension;

        Plain(final int dimension) {
            this.dimension = dimension;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public boolean hasValidation() {
            return false;
        }

        @Override
        public double validation(final double[] x) {
            throw new AssertionError("no validation data");
        }
    }

    private static final class Rosenbrock extends Plain {

        Rosenbrock(final int dimension) {
            super(dimension);
        }

        @Override
        public double value(final double[] x, final double[] g) {
            double f = 0;
            Arrays.fill(g, 0);
            for (int i = 0; i < x.length - 1; i++) {
                final double a = x[i + 1] - x[i] * x[i];
                final double b = 1 - x[i];
                f += 100 * a * a + b * b;
                g[i + 1] += 200 * a;
                g[i] += -400 * a * x[i] - 2 * b;
            }
            return f;
        }
    }

    @Test
    void lbfgsFindsTheMinimumOfRosenbrocksFunction() {
        final double[] start = new double[20];
        for (int i = 0; i < 20; i += 2) {
            start[i] = -1.2;
            start[i + 1] = 1;
        }
        final TrainingResult r =
                new LBfgs(1000, 10, 1e-9, 0, 0).minimize(new Rosenbrock(20), start, Progress.NONE);
        assertEquals(Stop.CONVERGED, r.stop());
        final double[] ones = new double[20];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, r.parameters(), 1e-7);
        assertTrue(r.evaluations() < 300, "evaluations " + r.evaluations());
    }

    @Test
    void theLossOfEveryStepIsKept() {
        final double[] start = new double[20];
        Arrays.fill(start, -1.1);
        final Objective f = new Rosenbrock(20);
        final TrainingResult r = new LBfgs(500, 10, 1e-9, 0, 0).minimize(f, start, Progress.NONE);
        final double[] losses = r.losses().train();
        assertEquals(r.iterations() + 1, losses.length);
        assertEquals(f.value(start, new double[20]), losses[0]);
        assertEquals(r.trainLoss(), losses[r.bestIteration()]);
        for (int i = 1; i < losses.length; i++) {
            assertTrue(losses[i] <= losses[i - 1], "step " + i);
        }
        assertTrue(Arrays.stream(r.losses().validation()).allMatch(Double::isNaN));
    }

    @Test
    void lbfgsSolvesAnIllConditionedQuadratic() {
        final int n = 30;
        final Objective quadratic =
                new Plain(n) {
                    @Override
                    public double value(final double[] x, final double[] g) {
                        double f = 0;
                        for (int i = 0; i < n; i++) {
                            final double c = Math.pow(10, 4.0 * i / (n - 1));
                            f += c * (x[i] - i) * (x[i] - i);
                            g[i] = 2 * c * (x[i] - i);
                        }
                        return f;
                    }
                };
        final TrainingResult r =
                new LBfgs(2000, 20, 1e-8, 0, 0).minimize(quadratic, new double[n], Progress.NONE);
        for (int i = 0; i < n; i++) {
            assertEquals(i, r.parameters()[i], 1e-6);
        }
    }

    /** Logistic regression: convex, its minimum is where the gradient vanishes. */
    @Test
    void lbfgsAndAdamAgreeOnAConvexProblem() {
        final int n = 200;
        final SplittableRandom random = new SplittableRandom(3);
        final double[][] a = new double[n][3];
        final int[] label = new int[n];
        for (int i = 0; i < n; i++) {
            a[i] = new double[] {1, 2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
            label[i] = a[i][1] - 0.5 * a[i][2] + random.nextDouble() - 0.5 > 0 ? 1 : -1;
        }
        final Objective logistic =
                new Plain(3) {
                    @Override
                    public double value(final double[] x, final double[] g) {
                        double f = 0;
                        Arrays.fill(g, 0);
                        for (int i = 0; i < n; i++) {
                            final double m = label[i] * Vectors.dot(a[i], x);
                            f += Math.log1p(Math.exp(-m)) / n;
                            for (int j = 0; j < 3; j++) {
                                g[j] -= label[i] * a[i][j] / (1 + Math.exp(m)) / n;
                            }
                        }
                        return f;
                    }
                };
        final TrainingResult q =
                new LBfgs(200, 5, 1e-10, 0, 0).minimize(logistic, new double[3], Progress.NONE);
        final double[] g = new double[3];
        logistic.value(q.parameters(), g);
        assertTrue(Vectors.maxAbs(g) < 1e-9);
        final TrainingResult adam =
                new Adam(5000, 1e-2, 0.9, 0.999, 1e-8, 0)
                        .minimize(logistic, new double[3], Progress.NONE);
        assertArrayEquals(q.parameters(), adam.parameters(), 1e-4);
        assertEquals(Stop.LIMIT, adam.stop());
        assertEquals(5001, adam.evaluations());
    }

    /** A linear model is solved by one Gauss-Newton step; the small damping leaves little over. */
    @Test
    void levenbergMarquardtSolvesALinearModel() {
        final SplittableRandom random = new SplittableRandom(8);
        final double[] x = random.doubles(200, -1, 1).toArray();
        final double[] y = new double[100];
        final double[] w = random.doubles(100, 0.5, 2).toArray();
        final int[] all = new int[100];
        for (int i = 0; i < 100; i++) {
            all[i] = i;
            y[i] = 3 * x[2 * i] - 2 * x[2 * i + 1] + 0.5;
        }
        final RegressionProblem line =
                new RegressionProblem(2, x, y, w, all, new int[0], List.of(), null);
        final TrainingResult r =
                new LevenbergMarquardt(100, 1e-6, 1e-12, 0, 0)
                        .minimize(
                                new MlpObjective(MlpShape.of(2), line),
                                new double[3],
                                Progress.NONE);
        assertArrayEquals(new double[] {3, -2, 0.5}, r.parameters(), 1e-9);
        assertTrue(r.iterations() <= 4, "steps " + r.iterations());
        assertEquals(Stop.CONVERGED, r.stop());
    }

    @Test
    void levenbergMarquardtRefusesTheHinge() {
        final MlpObjective hinge =
                new MlpObjective(Problems.ZLP, Problems.peak(1, 100, 20, SlopePenalty.Form.HINGE));
        final LevenbergMarquardt lm = LevenbergMarquardt.standard(10, 0);
        final double[] start = new double[281];
        assertThrows(LearnException.class, () -> lm.minimize(hinge, start, Progress.NONE));
        final Rosenbrock other = new Rosenbrock(2);
        assertThrows(LearnException.class, () -> lm.minimize(other, new double[2], Progress.NONE));
    }

    @Test
    void levenbergMarquardtReachesALowerLossThanLbfgs() {
        final MlpObjective objective =
                new MlpObjective(
                        Problems.ZLP, Problems.peak(3, 200, 40, SlopePenalty.Form.SQUARED_HINGE));
        final double[] start = Initialization.FAN_IN.draw(Problems.ZLP, 4);
        final TrainingResult lm =
                LevenbergMarquardt.standard(50, 0).minimize(objective, start, Progress.NONE);
        final TrainingResult quasi =
                new LBfgs(50, 20, 1e-6, 1e-7, 0).minimize(objective, start, Progress.NONE);
        assertTrue(lm.validationLoss() < quasi.validationLoss());
    }

    @Test
    void firstStepOfAdamIsTheRateAgainstTheSign() {
        final TrainingResult r =
                Adam.standard(1, 0).minimize(new Rosenbrock(2), new double[2], Progress.NONE);
        // gradient at 0 is (-2, 0)
        assertArrayEquals(new double[] {1e-3, 0}, r.parameters(), 1e-10);
    }

    @Test
    void networkLearnsExclusiveOr() {
        final double[] x = {0, 0, 0, 1, 1, 0, 1, 1};
        final double[] y = {0, 1, 1, 0};
        final double[] w = {1, 1, 1, 1};
        final RegressionProblem xor =
                new RegressionProblem(
                        2, x, y, w, new int[] {0, 1, 2, 3}, new int[0], List.of(), null);
        final MlpShape shape = MlpShape.of(2, new Layer(4, Activation.TANH));
        final MlpObjective objective = new MlpObjective(shape, xor);
        for (final Optimizer optimizer :
                List.of(
                        LBfgs.standard(500, 0),
                        LevenbergMarquardt.standard(200, 0),
                        new Adam(5000, 1e-2, 0.9, 0.999, 1e-8, 0))) {
            final TrainingResult r =
                    optimizer.minimize(
                            objective, Initialization.XAVIER.draw(shape, 2), Progress.NONE);
            final double[] out = new double[4];
            new Mlp(shape, r.parameters()).evaluate(x, 4, out);
            assertArrayEquals(y, out, 1e-2);
            assertTrue(Double.isNaN(r.validationLoss()));
        }
    }

    @Test
    void bestParametersAreThoseOfTheLowestValidationLoss() {
        // 30 noisy samples against 281 parameters: overfits soon
        final RegressionProblem problem = Problems.peak(7, 40, 0, SlopePenalty.Form.SQUARED_HINGE);
        final MlpObjective objective = new MlpObjective(Problems.ZLP, problem);
        final double[] start = Initialization.FAN_IN.draw(Problems.ZLP, 3);
        for (final Optimizer optimizer :
                List.of(
                        new LBfgs(3000, 20, 0, 0, 40),
                        new LevenbergMarquardt(3000, 1e-3, 0, 0, 40),
                        new Adam(20000, 1e-2, 0.9, 0.999, 1e-8, 400))) {
            final TrainingResult r = optimizer.minimize(objective, start, Progress.NONE);
            assertEquals(Stop.LOOK_BACK, r.stop());
            assertEquals(r.validationLoss(), objective.validation(r.parameters()));
            assertEquals(r.trainLoss(), objective.value(r.parameters(), new double[281]), 0.0);
            final int patience = optimizer instanceof Adam a ? a.patience() : 40;
            assertEquals(r.bestIteration() + patience, r.iterations());
            assertTrue(r.bestIteration() > 10);
        }
    }

    @Test
    void divergenceFailsWithoutAnException() {
        final Objective nan =
                new Plain(2) {
                    @Override
                    public double value(final double[] x, final double[] g) {
                        return Double.NaN;
                    }
                };
        assertTrue(LBfgs.standard(10, 0).minimize(nan, new double[2], Progress.NONE).failed());
        assertTrue(Adam.standard(10, 0).minimize(nan, new double[2], Progress.NONE).failed());
        final TrainingResult r =
                new Adam(100000, 1e150, 0, 0, 1e-8, 0)
                        .minimize(new Rosenbrock(2), new double[2], Progress.NONE);
        assertTrue(r.failed());
    }

    @Test
    void lineSearchComesBackFromNotFiniteValues() {
        final Objective barrier =
                new Plain(1) {
                    @Override
                    public double value(final double[] x, final double[] g) {
                        // minimum at x = 1/5, NaN for x <= 0
                        g[0] = 5 - 1 / x[0];
                        return 5 * x[0] - Math.log(x[0]);
                    }
                };
        final TrainingResult r =
                new LBfgs(100, 5, 1e-9, 0, 0).minimize(barrier, new double[] {0.9}, Progress.NONE);
        assertEquals(0.2, r.parameters()[0], 1e-8);
    }

    @Test
    void optimizersStopWhenCanceled() {
        for (final Optimizer optimizer : List.of(LBfgs.standard(1000, 0), Adam.standard(1000, 0))) {
            final int[] asked = {0};
            final double[] seen = {0};
            final Progress progress =
                    new Progress() {
                        @Override
                        public void update(final double fraction, final String message) {
                            seen[0] = fraction;
                        }

                        @Override
                        public void checkCanceled() {
                            if (++asked[0] == 8) {
                                throw new CanceledException();
                            }
                        }
                    };
            assertThrows(
                    CanceledException.class,
                    () -> optimizer.minimize(new Rosenbrock(4), new double[4], progress));
            assertTrue(seen[0] > 0 && seen[0] < 0.01);
        }
    }
}
