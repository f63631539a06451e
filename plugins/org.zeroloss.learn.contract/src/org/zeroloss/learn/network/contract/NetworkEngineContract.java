package org.zeroloss.learn.network.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EncoderDecoder.Norm;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Gradients;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngine;
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
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every engine has to fulfil on one device. The truth is finite differences in double, and the
 * plain engine, which is held against them itself.
 */
public abstract class NetworkEngineContract {

    private static final int THREADS = 2;
    private static final double EXACT = 1e-6;
    private static final double SINGLE = 2e-4;

    private final PlainEngine plain = new PlainEngine();

    /**
     * @return the engine under test
     */
    protected abstract NetworkEngine engine();

    /**
     * @return the device under test, or empty if there is none of its kind here
     */
    protected Optional<Device> device() {
        return engine().devices().stream().filter(d -> d.kind() == Device.Kind.CPU).findFirst();
    }

    /** A machine without the device has nothing to test; one without natives fails. */
    @BeforeEach
    void needsDevice() {
        assertEquals(Optional.empty(), engine().unavailable());
        Assumptions.assumeTrue(device().isPresent(), "no such device on this machine");
    }

    /**
     * @return channels of the U-Net that is trained for 200 steps, the finest level first
     */
    protected List<Integer> uNetWidths() {
        return List.of(16, 32, 64);
    }

    private EngineSettings settings(final FloatType type) {
        return new EngineSettings(device().orElseThrow(), type, THREADS);
    }

    private boolean onCpu() {
        return device().orElseThrow().kind() == Device.Kind.CPU;
    }

    private TrainingSession open(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final FloatType type) {
        return engine().trainer(graph, weights, training, settings(type));
    }

    private TrainingSession truth(
            final NetworkGraph graph, final Weights weights, final TrainingSettings training) {
        return plain.trainer(
                graph,
                weights,
                training,
                new EngineSettings(plain.devices().get(0), FloatType.FLOAT64, THREADS));
    }

    private static TrainingSettings adam(final Loss loss) {
        return TrainingSettings.of(loss, UpdateRule.Adam.standard(), 5);
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

    /** With everything that keeps a state: dropout, batch normalization. */
    private static NetworkGraph residual() {
        return new EncoderDecoder(
                        1,
                        1,
                        List.of(4, 8),
                        EncoderDecoder.Block.RESIDUAL,
                        EncoderDecoder.Skip.ADD,
                        EncoderDecoder.Rise.TRANSPOSED,
                        Norm.BATCH,
                        0.2)
                .graph();
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
