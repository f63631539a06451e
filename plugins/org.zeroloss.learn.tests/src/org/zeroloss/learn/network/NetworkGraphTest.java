package org.zeroloss.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.learn.network.EncoderDecoder.Block;
import org.zeroloss.learn.network.EncoderDecoder.Norm;
import org.zeroloss.learn.network.EncoderDecoder.Rise;
import org.zeroloss.learn.network.EncoderDecoder.Skip;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.List;
import java.util.Optional;

class NetworkGraphTest {

    private static void assertSays(final Runnable work, final String... words) {
        final String message = assertThrows(NetworkException.class, work::run).getMessage();
        for (final String w : words) {
            assertTrue(message.contains(w), message);
        }
    }

    /** 16·9 + 16 of the first convolution, and so on, summed by hand. */
    @Test
    void theUNetOfTheBenchmarks() {
        final NetworkGraph g = EncoderDecoder.uNet(1, 1, List.of(16, 32, 64)).graph();
        final int down = 160 + 2320 + 4640 + 9248 + 18_496 + 36_928;
        final int up = 18_464 + 18_464 + 9248 + 4624 + 4624 + 2320;
        assertEquals(down + up + 17, g.trainedValues());
        assertEquals(new MapShape(1, 256, 256), g.shapes(256, 256).get("result"));
        assertEquals(4, g.multiple());
        assertSays(() -> g.shapes(30, 32), "join1", "equal heights");
    }

    @Test
    void aFusionNet() {
        final EncoderDecoder e =
                new EncoderDecoder(
                        1,
                        2,
                        List.of(8, 16, 32, 64),
                        Block.RESIDUAL,
                        Skip.ADD,
                        Rise.TRANSPOSED,
                        Norm.GROUP,
                        0.1);
        assertEquals(8, e.multiple());
        assertEquals(8, e.graph().multiple());
        assertEquals(new MapShape(2, 64, 40), e.graph().shapes(64, 40).get("result"));
    }

    @Test
    void saysWhereANetworkIsWrong() {
        assertSays(
                () -> NetworkGraph.builder(1).add("1st", Layer.Convolution.same(1, 3)),
                "letter",
                "1st");
        assertSays(
                () -> {
                    final NetworkGraph.Builder b = NetworkGraph.builder(1);
                    b.add("a", Layer.Convolution.same(2, 3), "nowhere");
                    b.build();
                },
                "nowhere",
                "no earlier node");
        assertSays(
                () -> {
                    final NetworkGraph.Builder b = NetworkGraph.builder(1);
                    b.add("a", Layer.Convolution.same(2, 3));
                    b.add("a", Layer.Convolution.same(2, 3));
                    b.build();
                },
                "Two nodes");
        assertSays(
                () -> {
                    final NetworkGraph.Builder b = NetworkGraph.builder(1);
                    b.add("fc", new Layer.Dense(2, true));
                    b.build();
                },
                "fc",
                "known size");
        assertSays(
                () -> {
                    final NetworkGraph.Builder b = NetworkGraph.builder(1);
                    b.add("a", Layer.Convolution.same(2, 3));
                    b.add("s", new Layer.Add(), "a", "input");
                    b.build();
                },
                "Node s",
                "equal shapes");
        assertSays(() -> new Layer.Dropout(1, Layer.DropoutUnit.VALUE), "rate");
        assertSays(() -> Layer.Convolution.same(1, 2), "odd");
        assertSays(
                () -> {
                    final NetworkGraph.Builder b = NetworkGraph.builder(new Layer.Input(1, 4, 4));
                    b.add("p", new Layer.Pooling(Layer.PoolingKind.MAX, 5, 1));
                    b.build();
                },
                "Node p",
                "at least 5",
                "found 4");
    }

    /**
     * Mean 0 and the variance of the paper; biases 0; the seed matters, and each array's own name.
     */
    @Test
    void initialWeights() {
        final NetworkGraph g = EncoderDecoder.uNet(1, 1, List.of(32, 64)).graph();
        final Weights w = Initialization.HE.weights(g, 5);
        final WeightArray a = w.get("bottom.conv2.weight");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i);
            squares += a.get(i) * a.get(i);
        }
        final double variance = 2.0 / (64 * 9);
        assertEquals(0, sum / a.size(), 4 * Math.sqrt(variance / a.size()));
        assertEquals(variance, squares / a.size(), 4 * variance * Math.sqrt(2.0 / a.size()));
        assertEquals(new WeightArray(List.of(64), new double[64]), w.get("bottom.conv2.bias"));
        assertEquals(w, Initialization.HE.weights(g, 5));
        assertNotEquals(w, Initialization.HE.weights(g, 6));
    }

    @Test
    void schedules() {
        final LearningRate r = LearningRate.cosine(0.1, 10, 110);
        assertEquals(0.01, r.at(0), 1e-12);
        assertEquals(0.1, r.at(10), 1e-12);
        assertEquals(0.0505, r.at(60), 1e-12);
        assertEquals(0.001, r.at(110), 1e-12);
        assertEquals(0.001, r.at(1000), 1e-12);
        assertEquals(3, LearningRate.constant(3).at(7));
        assertThrows(NetworkException.class, () -> LearningRate.cosine(1, 5, 5));
    }

    /** Share of zeros, mean 1, whole channels, one mask for all images of a prediction. */
    @Test
    void dropoutMasks() {
        final MapShape shape = new MapShape(8, 50, 50);
        final Layer.Dropout values = new Layer.Dropout(0.25, Layer.DropoutUnit.VALUE);
        final float[] m = DropoutMask.forStep(values, 3, 1, 2, 2, shape);
        int zeros = 0;
        for (final float v : m) {
            zeros += v == 0 ? 1 : 0;
            assertTrue(v == 0 || Math.abs(v - 4 / 3f) < 1e-6f);
        }
        assertEquals(0.25, zeros / 40_000.0, 0.01);
        assertEquals(40_000, m.length);
        final Layer.Dropout channels = new Layer.Dropout(0.5, Layer.DropoutUnit.CHANNEL);
        final float[] p = DropoutMask.forPrediction(channels, 3, 1, 2, shape);
        assertEquals(16, p.length);
        for (int i = 0; i < 8; i++) {
            assertEquals(p[i], p[8 + i]);
        }
    }

    @Test
    void batchesThatDoNotFit() {
        final Tensor image = new Tensor(1, 1, 2, 2, new float[4]);
        assertSays(() -> new Tensor(1, 1, 2, 2, new float[5]), "5 values");
        final Tensor two = new Tensor(2, 1, 2, 2, new float[8]);
        assertSays(() -> TrainingBatch.of(image, two), "2 targets for 1");
        assertSays(() -> new TrainingBatch(image, image, Optional.of(two)), "one channel");
        assertSays(() -> new TrainingBatch(image, image, Optional.of(image)), "weight 0");
    }

    @Test
    void theChoiceSaysWhyNot() {
        final NetworkGraph g = EncoderDecoder.uNet(1, 1, List.of(2, 4)).graph();
        final NetworkEngines engines = new NetworkEngines(List.of(new PlainEngine()));
        final String any = NetworkEngines.AUTOMATIC;
        assertEquals("Plain Java", engines.choose(any, any, g).engine().name());
        final NetworkEngines.Choice one = engines.choose(any, any, g).onOneThread();
        assertEquals(1, one.settings().threads());
        assertEquals(engines.choose(any, any, g).describe(), one.describe());
        assertSays(() -> engines.choose("Abacus", any, g), "Abacus", "Plain Java");
        assertSays(() -> engines.choose(any, "GPU 0", g), "GPU 0", "CPU");
        assertTrue(
                NetworkEngines.installed().engines().stream()
                        .anyMatch(e -> e.name().equals(PlainEngine.NAME)));
    }
}
