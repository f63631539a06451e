package org.zeroloss.learn.network.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Gradients;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.List;

/**
 * What every engine has to fulfil on one device: {@link GradientContract}, and training, sessions,
 * seeds and refusals.
 */
public abstract class NetworkEngineContract extends GradientContract {

    /**
     * @return 50 steps of each update rule that give the plain engine's losses
     */
    @TestFactory
    List<DynamicTest> trainsLikeThePlainEngine() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final TrainingSettings t :
                List.of(
                        TrainingSettings.of(
                                new Loss.SigmoidCrossEntropy(), UpdateRule.Adam.standard(), 3),
                        new TrainingSettings(
                                new Loss.SigmoidCrossEntropy(),
                                new UpdateRule.Adam(0.8, 0.99, 1e-6, 0.1),
                                0.05,
                                4),
                        new TrainingSettings(
                                new Loss.SquaredError(), new UpdateRule.Sgd(0.9, 0.1), 1, 5),
                        TrainingSettings.of(
                                new Loss.SquaredError(), new UpdateRule.Sgd(0, 0), 6))) {
            tests.add(DynamicTest.dynamicTest(t.toString(), () -> checkTraining(t)));
        }
        return tests;
    }

    private void checkTraining(final TrainingSettings training) {
        final NetworkGraph graph = residual();
        final Weights weights = Initialization.HE.weights(graph, 2);
        try (TrainingSession s = open(graph, weights, training, FloatType.FLOAT32);
                TrainingSession t = truth(graph, weights, training)) {
            final double before = t.loss(Cases.spots(2, 16, 0));
            for (int i = 0; i < 50; i++) {
                final TrainingBatch batch = Cases.spots(2, 16, i % 5);
                final double rate = rate(training.update());
                final double loss = t.step(batch, rate);
                assertEquals(loss, s.step(batch, rate), 1e-4 * loss, "loss of step " + i);
            }
            final double after = t.loss(Cases.spots(2, 16, 0));
            assertTrue(after < before, "the loss did not fall: " + before + " to " + after);
            assertEquals(50, s.steps());
        }
    }

    /**
     * Small enough that training is no chaos: at 1e-3 Adam turns one ReLU that rounding switched
     * into a difference of 1e-3 within 20 steps, in any engine.
     */
    private static double rate(final UpdateRule rule) {
        return rule instanceof UpdateRule.Adam ? 2e-4 : 2e-2;
    }

    /** The same seed gives the same numbers, bit for bit on the CPU. */
    @Test
    void sameSeedSameResult() {
        final NetworkGraph graph = residual();
        final TrainingBatch batch = Cases.spots(2, 32, 1);
        final List<Weights> runs = new ArrayList<>();
        for (final long seed : new long[] {8, 8, 9}) {
            final TrainingSettings training =
                    TrainingSettings.of(
                            new Loss.SigmoidCrossEntropy(), UpdateRule.Adam.standard(), seed);
            try (TrainingSession s =
                    open(graph, Initialization.HE.weights(graph, 3), training, FloatType.FLOAT32)) {
                for (int i = 0; i < 10; i++) {
                    s.step(batch, 1e-3);
                }
                runs.add(s.weights());
            }
        }
        if (onCpu()) {
            assertEquals(runs.get(0), runs.get(1));
        } else {
            Compare.close("same seed", runs.get(0), runs.get(1), 1e-3);
        }
        assertNotEquals(runs.get(0), runs.get(2), "the seed has no effect");
    }

    /** Asking for a gradient changes nothing. */
    @Test
    void gradientsChangeNothing() {
        final NetworkGraph graph = residual();
        final TrainingBatch batch = Cases.spots(2, 16, 1);
        try (TrainingSession s =
                open(
                        graph,
                        Initialization.HE.weights(graph, 3),
                        adam(new Loss.SigmoidCrossEntropy()),
                        FloatType.FLOAT32)) {
            s.step(batch, 1e-3);
            final Weights before = s.weights();
            final Gradients g = s.gradients(batch);
            assertEquals(before, s.weights());
            assertEquals(1, s.steps());
            assertEquals(g.loss(), s.step(batch, 1e-3), onCpu() ? 0 : 1e-6);
        }
    }

    /** Weights taken out and put into another session, of this engine and of the plain one. */
    @Test
    void weightsMoveBetweenSessionsAndEngines() {
        final NetworkGraph graph = residual();
        final Tensor image = Cases.spots(3, 24, 5).input();
        final Weights trained;
        final Tensor expected;
        try (TrainingSession s =
                open(
                        graph,
                        Initialization.GLOROT.weights(graph, 3),
                        adam(new Loss.SigmoidCrossEntropy()),
                        FloatType.FLOAT32)) {
            for (int i = 0; i < 5; i++) {
                s.step(Cases.spots(2, 16, i), 1e-2);
            }
            trained = s.weights();
            expected = s.predict(image);
        }
        try (PredictionSession p =
                engine().predictor(graph, trained, settings(FloatType.FLOAT32))) {
            assertEquals(trained, p.weights());
            Compare.close("prediction", expected, p.predict(image), onCpu() ? 0 : 1e-5);
        }
        try (PredictionSession p =
                plain.predictor(graph, trained, EngineSettings.standard(plain.devices().get(0)))) {
            Compare.close("prediction", p.predict(image), expected, SINGLE);
        }
    }

    /** One session takes batches of different sizes, one after the other. */
    @Test
    void sizesMayChange() {
        final NetworkGraph graph = residual();
        final Weights weights = Cases.weights(graph, 7);
        try (PredictionSession p = engine().predictor(graph, weights, settings(FloatType.FLOAT32));
                PredictionSession t =
                        plain.predictor(
                                graph, weights, EngineSettings.standard(plain.devices().get(0)))) {
            for (final int[] s : new int[][] {{1, 16}, {3, 16}, {1, 32}, {1, 16}, {2, 2}}) {
                final Tensor image = Cases.spots(s[0], s[1], s[0]).input();
                Compare.close("size " + s[1], t.predict(image), p.predict(image), SINGLE);
            }
        }
    }

    /** Dropout in a prediction depends on its seed. */
    @Test
    void dropoutPredictsBySeed() {
        final NetworkGraph graph = residual();
        final Tensor image = Cases.spots(2, 16, 5).input();
        try (PredictionSession p =
                engine().predictor(graph, Cases.weights(graph, 7), settings(FloatType.FLOAT32))) {
            assertEquals(p.predict(image, 1), p.predict(image, 1));
            assertFalse(p.predict(image, 1).equals(p.predict(image, 2)));
            assertFalse(p.predict(image, 1).equals(p.predict(image)));
        }
    }

    /** What does not fit is refused with the sizes. */
    @Test
    void refusesWhatDoesNotFit() {
        final NetworkGraph graph = residual();
        final Weights weights = Cases.weights(graph, 7);
        try (TrainingSession s =
                open(graph, weights, adam(new Loss.SigmoidCrossEntropy()), FloatType.FLOAT32)) {
            final Tensor two = new Tensor(1, 2, 8, 8, new float[128]);
            assertThrows(NetworkException.class, () -> s.predict(two));
            final Tensor odd = new Tensor(1, 1, 9, 9, new float[81]);
            assertThrows(NetworkException.class, () -> s.predict(odd));
            final TrainingBatch batch = Cases.spots(2, 16, 5);
            assertThrows(
                    NetworkException.class,
                    () -> s.step(TrainingBatch.of(batch.input(), odd), 0.1));
            assertThrows(NetworkException.class, () -> s.step(batch, Double.NaN));
            assertThrows(
                    NetworkException.class,
                    () ->
                            s.weights(
                                    Cases.weights(
                                            EncoderDecoder.uNet(1, 1, List.of(4, 8)).graph(), 1)));
            assertEquals(weights, s.weights());
        }
    }

    /** The automatic choice gives an engine that takes the network. */
    @Test
    void canBeChosen() {
        final NetworkEngines.Choice c =
                new NetworkEngines(List.of(engine()))
                        .choose(
                                engine().name(),
                                device().orElseThrow().id(),
                                EncoderDecoder.uNet(1, 1, List.of(4, 8)).graph());
        assertEquals(engine().name(), c.engine().name());
        assertTrue(c.describe().contains(device().orElseThrow().id()), c.describe());
    }
}
