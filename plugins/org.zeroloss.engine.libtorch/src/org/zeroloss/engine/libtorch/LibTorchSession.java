package org.zeroloss.engine.libtorch;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.zeroloss.learn.network.DropoutMask;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.ParameterSpec;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Weights;

import java.util.Map;

/** A network that predicts. */
class LibTorchSession implements PredictionSession {

    private final LibTorchNetwork network;

    LibTorchSession(final LibTorchNetwork network) {
        this.network = network;
    }

    final LibTorchNetwork network() {
        return network;
    }

    @Override
    public final NetworkGraph graph() {
        return network.graph();
    }

    @Override
    public final org.zeroloss.learn.network.Tensor predict(
            final org.zeroloss.learn.network.Tensor input) {
        return predict(input, Forward.Mode.PREDICT, 0);
    }

    @Override
    public final org.zeroloss.learn.network.Tensor predict(
            final org.zeroloss.learn.network.Tensor input, final long dropoutSeed) {
        return predict(input, Forward.Mode.PREDICT_WITH_DROPOUT, dropoutSeed);
    }

    private org.zeroloss.learn.network.Tensor predict(
            final org.zeroloss.learn.network.Tensor input,
            final Forward.Mode mode,
            final long dropoutSeed) {
        return network.compute(
                "predicting",
                () -> {
                    try (NoGradGuard guard = new NoGradGuard()) {
                        return network.arrays()
                                .batch(
                                        network.forward(
                                                input,
                                                mode,
                                                (layer, node, count, shape) ->
                                                        DropoutMask.forPrediction(
                                                                layer,
                                                                node,
                                                                dropoutSeed,
                                                                count,
                                                                shape)));
                    }
                });
    }

    @Override
    public final Weights weights() {
        return network.compute(
                "reading the weights", () -> network.copy(network.parameters(), p -> true));
    }

    @Override
    public final void weights(final Weights weights) {
        final Weights checked = weights.checkedFor(network.graph());
        network.compute(
                "taking weights",
                () -> {
                    try (NoGradGuard guard = new NoGradGuard()) {
                        for (final Map.Entry<ParameterSpec, Tensor> e :
                                network.parameters().entrySet()) {
                            e.getValue()
                                    .copy_(network.arrays().tensor(checked.get(e.getKey().name())));
                        }
                        return checked;
                    }
                });
    }

    @Override
    public void close() {
        network.close();
    }
}
