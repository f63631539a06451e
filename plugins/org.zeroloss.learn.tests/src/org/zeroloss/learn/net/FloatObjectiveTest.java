package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.net.MlpShape.Layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The float32 loss against the double one, differences, PyTorch, and itself. */
class FloatObjectiveTest {

    private static final FloatMath PLAIN = new PlainFloatMath();

    private static final MlpShape GOLDEN =
            MlpShape.of(2, new Layer(4, Activation.SIGMOID), new Layer(3, Activation.RELU));

    /** Epoch and loss, printed by {@code benchmarks/zlp-peer/train.py golden} (PyTorch 1.13.0). */
    private static final double[][] LOSSES = {
        {0, 3.81011968},
        {1, 3.74488017},
        {2, 3.68474516},
        {5, 3.54240155},
        {10, 3.43098076},
        {20, 3.30233029},
        {50, 3.2171666},
        {100, 3.03579694},
        {200, 2.03667753}
    };

    /** The first gradient, from the same command. */
    private static final double[] GRADIENT = {
        -0.16149606, 0.039768536, -0.052929267, 0.014809116, 0.042319607, -0.0105575,
        0.14014377, -0.036746699, 0.14743544, 0.054870792, -0.039138548, -0.1407865,
        0.0, 0.0, 0.0, 0.0, -0.55528337, -0.40873525,
        -0.38018873, -0.23208678, 0.0, 0.0, 0.0, 0.0,
        0.0, -0.82490212, 0.0, 0.0, -0.16694719, 0.0,
        -3.2996082
    };

    /** A network and a problem of any size. */
    private record Case(MlpShape shape, RegressionProblem problem, double[] p) {

        static Case of(final long seed) {
            final SplittableRandom random = Seeds.stream(seed, 99);
            final int inputs = 1 + random.nextInt(4);
            final List<Layer> layers = new ArrayList<>();
            for (int l = random.nextInt(5); l > 0; l--) {
                layers.add(
                        new Layer(1 + random.nextInt(17), Activation.values()[random.nextInt(4)]));
            }
            final MlpShape shape = new MlpShape(inputs, layers);
            final double[] p = Initialization.FAN_IN.draw(shape, seed);
            for (int i = 0; i < p.length; i++) {
                // so that sigmoids also saturate in some networks
                p[i] *= seed % 3 == 0 ? 20 : 2;
            }
            return new Case(shape, problem(random, shape), p);
        }

        private static RegressionProblem problem(
                final SplittableRandom random, final MlpShape shape) {
            final int n = 2 + random.nextInt(random.nextBoolean() ? 200 : 3000);
            final double[] x = values(random, n * shape.inputs());
            final double[] y = values(random, n);
            final double[] w = new double[n];
            final List<Integer> training = new ArrayList<>();
            final List<Integer> validation = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                w[i] = 10 * random.nextDouble();
                (i > 0 && random.nextInt(4) == 0 ? validation : training).add(i);
            }
            final int points = random.nextInt(random.nextBoolean() ? 3 : 2500);
            final Penalty penalty =
                    new SlopePenalty(
                            shape.inputs(),
                            values(random, points * shape.inputs()),
                            new int[] {points / 3, points - points / 3},
                            0.1,
                            SlopePenalty.Form.values()[random.nextInt(2)]);
            return new RegressionProblem(
                    shape.inputs(),
                    x,
                    y,
                    w,
                    training.stream().mapToInt(i -> i).toArray(),
                    validation.stream().mapToInt(i -> i).toArray(),
                    List.of(penalty),
                    random.nextBoolean() ? null : WeightDecay.uniform(shape, 0.01));
        }

        private static double[] values(final SplittableRandom random, final int n) {
            final double[] v = new double[n];
            for (int i = 0; i < n; i++) {
                v[i] = 2 * random.nextDouble() - 1;
            }
            return v;
        }
    }

    private static double scale(final double[] g) {
        return Math.max(1e-3, Vectors.maxAbs(g));
    }

    @Test
    void agreesWithDoublePrecision() {
        for (long seed = 1; seed <= 60; seed++) {
            final Case c = Case.of(seed);
            final Objective exact = new MlpObjective(c.shape, c.problem);
            final Objective single = new FloatObjective(PLAIN, c.shape, c.problem);
            final double[] g = new double[c.p.length];
            final double[] h = new double[c.p.length];
            final double loss = exact.value(c.p, g);
            assertEquals(loss, single.value(c.p, h), 2e-5 * loss, "seed " + seed);
            // a ReLU or a hinge close to its kink may fall on the other side
            assertArrayEquals(g, h, 2e-3 * scale(g), "seed " + seed + " " + c.shape);
            assertEquals(exact.hasValidation(), single.hasValidation());
            if (exact.hasValidation()) {
                final double validation = exact.validation(c.p);
                assertEquals(validation, single.validation(c.p), 2e-5 * validation);
            }
        }
    }

    @Test
    void gradientBelongsToTheLoss() {
        for (long seed = 100; seed <= 130; seed++) {
            final Case c = Case.of(seed);
            final double[] g = new double[c.p.length];
            final double[] unused = new double[c.p.length];
            new FloatObjective(PLAIN, c.shape, c.problem).value(c.p, g);
            final Objective exact = new MlpObjective(c.shape, c.problem);
            for (int i = 0; i < g.length; i += 1 + g.length / 40) {
                final double[] q = c.p.clone();
                q[i] += 1e-6;
                final double up = exact.value(q, unused);
                q[i] -= 2e-6;
                final double down = exact.value(q, unused);
                assertEquals(
                        (up - down) / 2e-6, g[i], 4e-3 * scale(g), "seed " + seed + " at " + i);
            }
        }
    }

    @Test
    void vectorApiGivesTheSameBits() {
        final boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if ("tycho".equals(System.getenv("ZEROLOSS_BUILD"))) {
            assertTrue(there, "the tests run with --add-modules=jdk.incubator.vector");
            assertTrue(Precision.singleBackend().startsWith("Vector"), Precision.singleBackend());
        }
        Assumptions.assumeTrue(
                Precision.singleBackend().startsWith("Vector"),
                "the Vector API or its fragment is not there");
        for (long seed = 1; seed <= 60; seed++) {
            final Case c = Case.of(seed);
            final Objective plain = new FloatObjective(PLAIN, c.shape, c.problem);
            final Objective vector = Precision.SINGLE.objective(c.shape, c.problem);
            final double[] g = new double[c.p.length];
            final double[] h = new double[c.p.length];
            assertEquals(plain.value(c.p, g), vector.value(c.p, h), "seed " + seed);
            assertArrayEquals(g, h, "seed " + seed + " " + c.shape);
            if (plain.hasValidation()) {
                assertEquals(plain.validation(c.p), vector.validation(c.p));
            }
        }
    }

    @Test
    void sameBytesForAnyThreadCount() {
        final ReplicaSource source =
                r -> Problems.peak(Seeds.derive(1, r), 300, 40, SlopePenalty.Form.HINGE);
        for (final Optimizer optimizer : List.of(LBfgs.standard(60, 20), Adam.standard(60, 0))) {
            final EnsembleTrainer trainer =
                    new EnsembleTrainer(
                            Problems.ZLP, optimizer, Initialization.FAN_IN, 11, Precision.SINGLE);
            final List<ReplicaResult> one = trainer.train(5, source, new Workers(1), Progress.NONE);
            final List<ReplicaResult> more =
                    trainer.train(5, source, new Workers(3), Progress.NONE);
            for (int r = 0; r < 5; r++) {
                assertArrayEquals(
                        one.get(r).training().parameters(), more.get(r).training().parameters());
            }
        }
    }

    /**
     * The same on every JDK, with and without the Vector API: multiplications and additions only.
     */
    @Test
    void sameBitsOnEveryJdk() {
        final RegressionProblem problem = dyadic();
        final TrainingResult r =
                Adam.standard(300, 0)
                        .minimize(
                                Precision.SINGLE.objective(GOLDEN, problem),
                                dyadicStart(),
                                Progress.NONE);
        assertEquals(-183_858_547, Arrays.hashCode(r.parameters()));
    }

    @Test
    void validationIsTheSameWhateverWasEvaluatedBefore() {
        final RegressionProblem problem = Problems.peak(4, 400, 60, SlopePenalty.Form.HINGE);
        final Objective objective = new FloatObjective(PLAIN, Problems.ZLP, problem);
        final double[] p = Initialization.FAN_IN.draw(Problems.ZLP, 1);
        final double[] q = Initialization.FAN_IN.draw(Problems.ZLP, 2);
        final double first = objective.validation(p);
        objective.value(q, new double[281]);
        assertEquals(first, objective.validation(p));
        objective.value(p, new double[281]);
        assertEquals(first, objective.validation(p));
    }

    @Test
    void infiniteParametersGiveNoFiniteLoss() {
        final RegressionProblem problem = Problems.peak(4, 400, 0, SlopePenalty.Form.HINGE);
        final Objective objective = new FloatObjective(PLAIN, Problems.ZLP, problem);
        final double[] p = Initialization.FAN_IN.draw(Problems.ZLP, 1);
        p[280] = 1e300;
        assertTrue(!Double.isFinite(objective.value(p, new double[281])));
        p[280] = 0;
        assertTrue(Double.isFinite(objective.value(p, new double[281])));
        p[3] = Double.NaN;
        assertTrue(Double.isNaN(objective.value(p, new double[281])));
    }

    @Test
    void anotherNumberOfInputsIsNamed() {
        final RegressionProblem problem = Problems.peak(4, 40, 0, SlopePenalty.Form.HINGE);
        final LearnException e =
                assertThrows(
                        LearnException.class,
                        () -> Precision.SINGLE.objective(MlpShape.of(3), problem));
        assertTrue(e.getMessage().contains("3 inputs, the samples 2"), e.getMessage());
    }

    private static double[] dyadicStart() {
        final double[] p = new double[GOLDEN.parameters()];
        for (int i = 0; i < p.length; i++) {
            p[i] = ((7 * i + 3) % 23 - 11) / 16.0;
        }
        return p;
    }

    private static RegressionProblem dyadic() {
        final int n = 50;
        final double[] x = new double[2 * n];
        final double[] y = new double[n];
        final double[] w = new double[n];
        final int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = i / 64.0;
            x[2 * i + 1] = i % 7 / 8.0;
            y[i] = i * i % 13 / 8.0 - i / 32.0;
            w[i] = 1 / (0.25 + i % 3 / 4.0);
            all[i] = i;
        }
        final double[] points = new double[64];
        for (int j = 0; j < 32; j++) {
            points[2 * j] = j % 16 / 16.0;
            points[2 * j + 1] = j / 16 / 2.0;
        }
        return new RegressionProblem(
                2,
                x,
                y,
                w,
                all,
                new int[0],
                List.of(
                        new SlopePenalty(
                                2, points, new int[] {16, 16}, 2, SlopePenalty.Form.HINGE)),
                null);
    }

    @Test
    void gradientIsThatOfPyTorch() {
        final double[] g = new double[GRADIENT.length];
        Precision.SINGLE.objective(GOLDEN, dyadic()).value(dyadicStart(), g);
        assertArrayEquals(GRADIENT, g, 2e-6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void adamGoesThroughTheLossesOfPyTorch(final boolean best) {
        final FloatMath math = best ? FloatMaths.best() : PLAIN;
        for (final double[] expected : LOSSES) {
            final double[] last = new double[1];
            final Objective loss = new FloatObjective(math, GOLDEN, dyadic());
            final Objective noting =
                    new Objective() {
                        @Override
                        public int dimension() {
                            return loss.dimension();
                        }

                        @Override
                        public double value(final double[] x, final double[] gradient) {
                            last[0] = loss.value(x, gradient);
                            return last[0];
                        }

                        @Override
                        public boolean hasValidation() {
                            return false;
                        }

                        @Override
                        public double validation(final double[] x) {
                            return Double.NaN;
                        }
                    };
            if (expected[0] == 0) {
                loss.value(dyadicStart(), new double[GRADIENT.length]);
                noting.value(dyadicStart(), new double[GRADIENT.length]);
            } else {
                new Adam((int) expected[0], 1e-2, 0.9, 0.999, 1e-8, 0)
                        .minimize(noting, dyadicStart(), Progress.NONE);
            }
            assertEquals(expected[1], last[0], 5e-5 * expected[1], "epoch " + expected[0]);
        }
    }
}
