package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.List;

class ReachTest {

    @ParameterizedTest
    @EnumSource
    void aChangeBeyondTheReachChangesNothing(final EncoderDecoder.Rise rise) {
        final NetworkGraph graph =
                new EncoderDecoder(
                                1,
                                2,
                                List.of(2, 3, 3),
                                EncoderDecoder.Block.PLAIN,
                                EncoderDecoder.Skip.CONCATENATE,
                                rise,
                                EncoderDecoder.Norm.NONE,
                                0)
                        .graph();
        final int reach = Reach.pixels(graph);
        final int side = 4 * graph.multiple() * ((reach + 7) / 4);
        final PlainEngine engine = new PlainEngine();
        final Device cpu = engine.devices().get(0);
        final float[] dark = new float[side * side];
        final int place = side / 2 * side + side / 2;
        int farthest = 0;
        try (PredictionSession session =
                engine.predictor(
                        graph, Initialization.HE.weights(graph, 5), EngineSettings.standard(cpu))) {
            final float[] without = session.predict(new Tensor(1, 1, side, side, dark)).values();
            final float[] lit = dark.clone();
            lit[place] = 1000;
            final float[] with = session.predict(new Tensor(1, 1, side, side, lit)).values();
            for (int i = 0; i < with.length; i++) {
                if (with[i] != without[i]) {
                    final int x = i % side;
                    final int y = i / side % side;
                    farthest =
                            Math.max(
                                    farthest,
                                    Math.max(Math.abs(x - side / 2), Math.abs(y - side / 2)));
                }
            }
        }
        assertTrue(farthest <= reach, farthest + " > " + reach);
        assertTrue(farthest >= reach / 2, farthest + " is far below " + reach);
    }

    @Test
    void aNetworkThatLooksAtTheWholeImageIsRefused() {
        final NetworkGraph.Builder b = NetworkGraph.builder(1);
        b.add("mean", new Layer.GlobalAverage());
        final ImagingException e =
                assertThrows(ImagingException.class, () -> Reach.pixels(b.build()));
        assertTrue(e.getMessage().startsWith("Node mean (GlobalAverage[]) looks at the whole"));
    }
}
