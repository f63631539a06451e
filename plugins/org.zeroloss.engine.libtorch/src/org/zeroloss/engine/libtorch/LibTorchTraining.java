package org.zeroloss.engine.libtorch;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.DropoutMask;
import org.zeroloss.learn.network.Gradients;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.ParameterSpec;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A network that is trained. */
@SuppressWarnings("resource") // closed all at once, with the scope of LibTorchNetwork.compute
final class LibTorchTraining extends LibTorchSession implements TrainingSession {

    private final TrainingSettings training;
    private final Map<ParameterSpec, Tensor> trained = new LinkedHashMap<>();
    private final Updates updates;
    private long steps;

    LibTorchTraining(final LibTorchNetwork network, final TrainingSettings training) {
        super(network);
        this.training = training;
        updates =
                network.compute(
                        "preparing the training",
                        () -> {
                            network.parameters()
                                    .forEach(
                                            (p, t) -> {
                                                if (p.role().trained()) {
                                                    t.requires_grad_(true);
                                                    trained.put(p, t);
                                                }
                                            });
                            return new Updates(training, trained);
                        });
    }

    @Override
    public double step(final TrainingBatch batch, final double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new NetworkException("The learning rate must be above 0, found " + learningRate);
        }
        batch.checkFits(graph());
        return network()
                .compute(
                        "training",
                        () -> {
                            final Differentiated d = differentiate(batch, Forward.Mode.TRAIN);
                            try (NoGradGuard guard = new NoGradGuard()) {
                                steps++;
                                updates.apply(d.gradients(), learningRate, steps);
                            }
                            return d.loss();
                        });
    }

    @Override
    public double loss(final TrainingBatch batch) {
        batch.checkFits(graph());
        return network()
                .compute(
                        "measuring the loss",
                        () -> {
                            try (NoGradGuard guard = new NoGradGuard()) {
                                return loss(batch, Forward.Mode.PREDICT).item_double();
                            }
                        });
    }

    @Override
    public Gradients gradients(final TrainingBatch batch) {
        batch.checkFits(graph());
        return network()
                .compute(
                        "differentiating",
                        () -> {
                            final Differentiated d =
                                    differentiate(batch, Forward.Mode.DIFFERENTIATE);
                            return new Gradients(
                                    d.loss(), network().copy(d.gradients(), p -> true));
                        });
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void close() {
        updates.close();
        super.close();
    }

    /** A loss and its derivatives. */
    private record Differentiated(double loss, Map<ParameterSpec, Tensor> gradients) {}

    private Differentiated differentiate(final TrainingBatch batch, final Forward.Mode mode) {
        final Tensor loss = loss(batch, mode);
        final Map<ParameterSpec, Tensor> gradients = new LinkedHashMap<>();
        if (!trained.isEmpty()) {
            final TensorVector all =
                    torch.grad(
                            new TensorVector(loss),
                            new TensorVector(trained.values().toArray(new Tensor[0])),
                            new TensorVector(),
                            null,
                            false,
                            true);
            int i = 0;
            for (final Map.Entry<ParameterSpec, Tensor> e : trained.entrySet()) {
                final Tensor g = all.get(i++);
                // a node that does not lead to the output has no gradient
                gradients.put(e.getKey(), g.defined() ? g : torch.zeros_like(e.getValue()));
            }
        }
        return new Differentiated(loss.item_double(), gradients);
    }

    private Tensor loss(final TrainingBatch batch, final Forward.Mode mode) {
        final Tensor out =
                network()
                        .forward(
                                batch.input(),
                                mode,
                                (layer, node, count, shape) ->
                                        DropoutMask.forStep(
                                                layer, node, training.seed(), steps, count, shape));
        return Losses.of(
                training.loss(),
                out,
                network().arrays().tensor(batch.target()),
                batch.weight().map(network().arrays()::tensor).or(Optional::empty));
    }
}
