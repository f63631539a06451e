package org.zeroloss.learn.network.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Gradients;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values and derivatives of every layer, loss and of a whole network. The truth is finite
 * differences in double, and the plain engine, which is held against them itself.
 */
abstract class GradientContract extends EngineOnDevice {

    private static final double EXACT = 1e-6;
    static final double SINGLE = 2e-4;

    /**
     * @return channels of the U-Net that is trained for 200 steps, the finest level first
     */
    protected List<Integer> uNetWidths() {
        return List.of(16, 32, 64);
    }

    /**
     * @return each layer's derivatives in double against finite differences
     */
    @TestFactory
    List<DynamicTest> derivativesOfEachLayerInDouble() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Cases.LayerCase c : Cases.layers()) {
            tests.add(DynamicTest.dynamicTest(c.name(), () -> checkInDouble(c)));
        }
        return tests;
    }

    private void checkInDouble(final Cases.LayerCase c) {
        Assumptions.assumeTrue(onCpu(), "double is for the CPU");
        if (checkRefusal(c, FloatType.FLOAT64)) {
            return;
        }
        final TrainingBatch batch = Cases.batch(c.graph(), 2, c.height(), c.width(), 1);
        final Weights weights = Cases.weights(c.graph(), 2);
        try (TrainingSession s =
                open(c.graph(), weights, adam(new Loss.SquaredError()), FloatType.FLOAT64)) {
            checkAgainstDifferences(s, batch, 7);
        }
    }

    private static void checkAgainstDifferences(
            final TrainingSession s, final TrainingBatch batch, final int every) {
        final Weights found = s.gradients(batch).values();
        double largest = 0;
        for (final String name : found.names()) {
            for (final double g : found.get(name).toDoubles()) {
                largest = Math.max(largest, Math.abs(g));
            }
        }
        assertTrue(largest > 0, "all derivatives are zero");
        for (final String name : found.names()) {
            final double[] expected = Compare.finiteDifferences(s, batch, name, every);
            for (int i = 0; i < expected.length; i++) {
                if (!Double.isNaN(expected[i])) {
                    assertEquals(
                            expected[i], found.get(name).get(i), EXACT * largest, name + " " + i);
                }
            }
        }
    }

    /** Whether the engine refuses the layer; then it does so consistently, naming the node. */
    private boolean checkRefusal(final Cases.LayerCase c, final FloatType type) {
        final Optional<String> why =
                engine().refusal(c.graph().node("layer").layer(), settings(type));
        if (why.isEmpty()) {
            return false;
        }
        final Weights weights = Cases.weights(c.graph(), 2);
        final String message =
                assertThrows(
                                NetworkException.class,
                                () ->
                                        engine().predictor(c.graph(), weights, settings(type))
                                                .close())
                        .getMessage();
        assertTrue(message.contains("layer") && message.contains(why.get()), message);
        return true;
    }

    /**
     * @return each layer in float32, values and derivatives, against the plain engine
     */
    @TestFactory
    List<DynamicTest> eachLayerInSingle() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Cases.LayerCase c : Cases.layers()) {
            tests.add(DynamicTest.dynamicTest(c.name(), () -> checkInSingle(c)));
        }
        return tests;
    }

    private void checkInSingle(final Cases.LayerCase c) {
        if (checkRefusal(c, FloatType.FLOAT32)) {
            return;
        }
        final TrainingBatch batch = Cases.batch(c.graph(), 3, c.height(), c.width(), 3);
        final Weights weights = Cases.weights(c.graph(), 4);
        // no Adam: it makes full steps of rounding noise where a derivative is zero, as by a bias
        // before a normalization
        final TrainingSettings training =
                TrainingSettings.of(new Loss.SquaredError(), new UpdateRule.Sgd(0.9, 0), 5);
        try (TrainingSession s = open(c.graph(), weights, training, FloatType.FLOAT32);
                TrainingSession t = truth(c.graph(), weights, training)) {
            checkEqual(s, t, batch);
            for (int i = 0; i < 3; i++) {
                s.step(batch, 0.01);
                t.step(batch, 0.01);
            }
            // running statistics and an optimizer that has a memory
            Compare.close("weights after 3 steps", t.weights(), s.weights(), 2e-3);
            s.weights(t.weights());
            checkEqual(s, t, batch);
        }
    }

    private static void checkEqual(
            final TrainingSession s, final TrainingSession t, final TrainingBatch batch) {
        Compare.close("prediction", t.predict(batch.input()), s.predict(batch.input()), SINGLE);
        Compare.close(
                "prediction with dropout",
                t.predict(batch.input(), 31),
                s.predict(batch.input(), 31),
                SINGLE);
        assertEquals(t.loss(batch), s.loss(batch), SINGLE * t.loss(batch));
        final Gradients expected = t.gradients(batch);
        final Gradients found = s.gradients(batch);
        assertEquals(expected.loss(), found.loss(), SINGLE * expected.loss());
        final double scale = largest(expected.values());
        for (final String name : expected.values().names()) {
            final double[] e = expected.values().get(name).toDoubles();
            final double[] f = found.values().get(name).toDoubles();
            for (int i = 0; i < e.length; i++) {
                assertEquals(e[i], f[i], SINGLE * scale, "derivative by " + name + " " + i);
            }
        }
    }

    private static double largest(final Weights w) {
        double largest = 0;
        for (final String name : w.names()) {
            for (final double v : w.get(name).toDoubles()) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        return largest;
    }

    /**
     * @return each loss with and without weights: double against differences, float32 against plain
     */
    @TestFactory
    List<DynamicTest> eachLoss() {
        final List<DynamicTest> tests = new ArrayList<>();
        final Cases.LayerCase c = Cases.layers().get(0);
        for (final Loss loss : Cases.losses()) {
            tests.add(DynamicTest.dynamicTest(loss.toString(), () -> checkLoss(loss, c)));
        }
        return tests;
    }

    private void checkLoss(final Loss loss, final Cases.LayerCase c) {
        final Weights weights = Cases.weights(c.graph(), 2);
        final TrainingBatch weighted = Cases.batch(c.graph(), 2, c.height(), c.width(), 6);
        for (final TrainingBatch batch :
                List.of(weighted, TrainingBatch.of(weighted.input(), weighted.target()))) {
            if (onCpu()) {
                try (TrainingSession s = open(c.graph(), weights, adam(loss), FloatType.FLOAT64)) {
                    checkAgainstDifferences(s, batch, 11);
                }
            }
            try (TrainingSession s = open(c.graph(), weights, adam(loss), FloatType.FLOAT32);
                    TrainingSession t = truth(c.graph(), weights, adam(loss))) {
                checkEqual(s, t, batch);
            }
        }
    }

    /**
     * The gradients of production in the whole U-Net, at the start and after 200 steps, against
     * those of the plain engine in double with the same weights.
     */
    @Test
    void uNetInSingleFollowsDouble() {
        final NetworkGraph graph = EncoderDecoder.uNet(1, 1, uNetWidths()).graph();
        final Weights weights = Initialization.HE.weights(graph, 1);
        final TrainingSettings training = adam(new Loss.SigmoidCrossEntropy());
        try (TrainingSession s = open(graph, weights, training, FloatType.FLOAT32);
                TrainingSession t = truth(graph, weights, training)) {
            final TrainingBatch probe = Cases.spots(2, 64, 1000);
            Compare.close(
                    "gradient at the start",
                    t.gradients(probe).values(),
                    s.gradients(probe).values(),
                    1e-3);
            final double before = s.loss(probe);
            for (int i = 0; i < 200; i++) {
                s.step(Cases.spots(2, 64, i), 1e-3);
                if (i == 0 || i == 199) {
                    t.weights(s.weights());
                    Compare.close(
                            "gradient after " + (i + 1) + " steps",
                            t.gradients(probe).values(),
                            s.gradients(probe).values(),
                            1e-3);
                }
            }
            assertTrue(s.loss(probe) < 0.7 * before, "the network learned nothing");
        }
    }
}
