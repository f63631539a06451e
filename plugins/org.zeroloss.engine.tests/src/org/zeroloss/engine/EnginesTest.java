package org.zeroloss.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** All engines in one OSGi process, each with its natives and its own JavaCPP, turn by turn. */
class EnginesTest {

    private static final List<String> NAMES = List.of("LibTorch", "DeepLearning4J", "Plain Java");
    private static final int SIZE = 16;

    /** With an ε above the rounding of gradients: else a weight whose gradient is 0 moves by it. */
    private static final UpdateRule ADAM = new UpdateRule.Adam(0.9, 0.999, 1e-6, 0);

    private final NetworkGraph graph = EncoderDecoder.uNet(1, 1, List.of(8, 16)).graph();
    private final List<TrainingSession> sessions = new ArrayList<>();

    @BeforeEach
    void open() {
        for (final String name : NAMES) {
            sessions.add(
                    engine(name)
                            .trainer(
                                    graph,
                                    Initialization.HE.weights(graph, 1),
                                    TrainingSettings.of(new Loss.SigmoidCrossEntropy(), ADAM, 1),
                                    settings(name)));
        }
    }

    @AfterEach
    void close() {
        sessions.forEach(TrainingSession::close);
    }

    @Test
    void areFoundAsServicesInTheOrderOfPreference() {
        assertEquals(
                NAMES,
                NetworkEngines.installed().engines().stream().map(NetworkEngine::name).toList());
        assertEquals(
                NAMES.get(0),
                NetworkEngines.installed()
                        .choose(NetworkEngines.AUTOMATIC, "CPU", graph)
                        .engine()
                        .name());
    }

    @Test
    void giveEqualLossesInFiftyStepsTurnByTurn() {
        final double[] first = new double[sessions.size()];
        final double[] last = new double[sessions.size()];
        for (int step = 0; step < 50; step++) {
            final TrainingBatch batch = spots(step % 5);
            for (int i = 0; i < sessions.size(); i++) {
                last[i] = sessions.get(i).step(batch, 1e-3);
                first[i] = step == 0 ? last[i] : first[i];
                assertEquals(last[0], last[i], 1e-4 * last[0], NAMES.get(i) + ", step " + step);
            }
        }
        assertTrue(last[0] < first[0], Arrays.toString(first) + " " + Arrays.toString(last));
    }

    @Test
    void predictWithEachOthersWeights() {
        final Tensor image = spots(7).input();
        for (final TrainingSession from : sessions) {
            from.step(spots(1), 1e-3);
            final Tensor expected = from.predict(image);
            for (final String name : NAMES) {
                try (PredictionSession to =
                        engine(name).predictor(graph, from.weights(), settings(name))) {
                    final float[] found = to.predict(image).values();
                    for (int i = 0; i < found.length; i++) {
                        assertEquals(expected.values()[i], found[i], 1e-4, name + " " + i);
                    }
                }
            }
        }
    }

    private static NetworkEngine engine(final String name) {
        final NetworkEngine engine =
                NetworkEngines.installed().engines().stream()
                        .filter(e -> e.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Optional.empty(), engine.unavailable());
        return engine;
    }

    private static EngineSettings settings(final String name) {
        final Device cpu = engine(name).devices().get(0);
        assertEquals(Device.Kind.CPU, cpu.kind());
        return new EngineSettings(cpu, FloatType.FLOAT32, 1);
    }

    /** Noise with bright spots, and where they are. */
    private static TrainingBatch spots(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final float[] image = new float[2 * SIZE * SIZE];
        final float[] target = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            target[i] = random.nextInt(20) == 0 ? 1 : 0;
            image[i] = target[i] + 0.3f * random.nextFloat();
        }
        return TrainingBatch.of(
                new Tensor(2, 1, SIZE, SIZE, image), new Tensor(2, 1, SIZE, SIZE, target));
    }
}
