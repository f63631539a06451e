package org.zeroloss.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass of a batch through a network. Values are given back to LibTorch as soon as no further
 * node takes them; what differentiation needs it keeps itself.
 */
@SuppressWarnings("resource") // closed all at once, with the scope of LibTorchNetwork.compute
final class Forward {

    /** What a pass is for. */
    enum Mode {
        /** No dropout, running values of batch normalizations. */
        PREDICT,
        /** Dropout with the masks of a prediction, running values. */
        PREDICT_WITH_DROPOUT,
        /** Dropout and values of the batch; the running values stay as they are. */
        DIFFERENTIATE,
        /** Dropout and values of the batch, which move the running values. */
        TRAIN;

        boolean training() {
            return this == DIFFERENTIATE || this == TRAIN;
        }
    }

    /** Draws the masks of dropouts. */
    interface Masks {
        /**
         * @param layer dropout
         * @param node its place in the network
         * @param count images
         * @param shape of one image
         * @return factors
         */
        float[] draw(Layer.Dropout layer, int node, int count, MapShape shape);
    }

    private final NetworkGraph graph;
    private final Map<String, Tensor> parameters;
    private final Arrays arrays;
    private final Mode mode;
    private final Masks masks;

    Forward(
            final NetworkGraph graph,
            final Map<String, Tensor> parameters,
            final Arrays arrays,
            final Mode mode,
            final Masks masks) {
        this.graph = graph;
        this.parameters = parameters;
        this.arrays = arrays;
        this.mode = mode;
        this.masks = masks;
    }

    /**
     * @param input images
     * @param shapes of all nodes for images of this size
     * @return what the network gives
     */
    Tensor run(final Tensor input, final Map<String, MapShape> shapes) {
        final List<NetworkNode> nodes = graph.nodes();
        final Map<String, Integer> last = lastUses(nodes);
        final Map<String, Tensor> values = new HashMap<>();
        values.put(nodes.get(0).name(), input);
        for (int i = 1; i < nodes.size(); i++) {
            final NetworkNode n = nodes.get(i);
            final List<Tensor> in = n.inputs().stream().map(values::get).toList();
            values.put(n.name(), apply(n, i, in, shapes.get(n.name())));
            for (final String name : n.inputs()) {
                if (last.get(name) == i && values.containsKey(name)) {
                    values.remove(name).close();
                }
            }
        }
        return values.get(graph.output());
    }

    private Map<String, Integer> lastUses(final List<NetworkNode> nodes) {
        final Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (final String name : nodes.get(i).inputs()) {
                last.put(name, i);
            }
        }
        last.put(graph.output(), Integer.MAX_VALUE);
        return last;
    }

    private Tensor apply(
            final NetworkNode node, final int place, final List<Tensor> in, final MapShape out) {
        final Layer layer = node.layer();
        final Tensor x = in.get(0);
        if (layer instanceof Layer.Convolution c) {
            return torch.conv2d(
                    x,
                    weight(node),
                    bias(node, c.bias()),
                    both(c.stride()),
                    both(c.padding()),
                    both(c.dilation()),
                    1);
        }
        if (layer instanceof Layer.TransposedConvolution c) {
            return torch.conv_transpose2d(
                    x,
                    weight(node),
                    bias(node, c.bias()),
                    both(c.stride()),
                    both(c.padding()),
                    both(0),
                    1,
                    both(1));
        }
        if (layer instanceof Layer.Dense d) {
            return torch.linear(x.flatten(1, -1), weight(node), bias(node, d.bias()))
                    .view(x.size(0), d.outputs(), 1, 1);
        }
        if (layer instanceof Layer.BatchNormalization b) {
            return normalize(node, b, x);
        }
        if (layer instanceof Layer.GroupNormalization g) {
            return torch.group_norm(
                    x, g.groups(), given(weight(node)), bias(node, true), g.epsilon(), true);
        }
        if (layer instanceof Layer.Dropout d) {
            return dropout(d, place, x, out);
        }
        if (layer instanceof Layer.ParametricRelu) {
            return torch.prelu(x, weight(node));
        }
        return PlainLayers.apply(layer, in, out);
    }

    private Tensor dropout(
            final Layer.Dropout layer, final int place, final Tensor x, final MapShape shape) {
        if (mode == Mode.PREDICT) {
            return x.alias();
        }
        final int count = Math.toIntExact(x.size(0));
        final float[] mask = masks.draw(layer, place, count, shape);
        final boolean channels = layer.unit() == Layer.DropoutUnit.CHANNEL;
        return x.mul(
                arrays.tensor(
                        mask,
                        count,
                        shape.channels(),
                        channels ? 1 : shape.height(),
                        channels ? 1 : shape.width()));
    }

    private Tensor normalize(
            final NetworkNode node, final Layer.BatchNormalization layer, final Tensor x) {
        final Tensor mean = parameters.get(node.name() + ".running_mean");
        final Tensor variance = parameters.get(node.name() + ".running_var");
        // LibTorch divides the variance of a single value by zero
        final boolean single = x.size(0) * x.size(2) * x.size(3) == 1;
        final boolean running = mode != Mode.DIFFERENTIATE && !(single && mode == Mode.TRAIN);
        if (single && mode == Mode.TRAIN) {
            final double rest = 1 - layer.momentum();
            mean.mul_(Scalars.of(rest))
                    .add_(x.detach().flatten(0, -1), Scalars.of(layer.momentum()));
            variance.mul_(Scalars.of(rest));
        }
        return torch.batch_norm(
                x,
                given(weight(node)),
                bias(node, true),
                running ? given(mean) : new TensorOptional(),
                running ? given(variance) : new TensorOptional(),
                mode.training(),
                layer.momentum(),
                layer.epsilon(),
                true);
    }

    private Tensor weight(final NetworkNode node) {
        return parameters.get(node.name() + ".weight");
    }

    private TensorOptional bias(final NetworkNode node, final boolean has) {
        return has ? given(parameters.get(node.name() + ".bias")) : new TensorOptional();
    }

    private static TensorOptional given(final Tensor t) {
        return new TensorOptional(t);
    }

    private static long[] both(final int n) {
        return new long[] {n, n};
    }

    /** Layers without parameters that do the same in training and prediction. */
    private static final class PlainLayers {

        static Tensor apply(final Layer layer, final List<Tensor> in, final MapShape out) {
            final Tensor x = in.get(0);
            if (layer instanceof Layer.Activation a) {
                return switch (a.function()) {
                    case RELU -> x.relu();
                    case SIGMOID -> x.sigmoid();
                    case TANH -> x.tanh();
                    case ELU -> torch.elu(x);
                    case SOFTMAX -> torch.softmax(x, 1);
                };
            }
            if (layer instanceof Layer.LeakyRelu l) {
                return torch.leaky_relu(x, Scalars.of(l.slope()));
            }
            if (layer instanceof Layer.Pooling p) {
                return pool(p, x);
            }
            if (layer instanceof Layer.GlobalAverage) {
                return x.mean(new long[] {2, 3}, true, null);
            }
            if (layer instanceof Layer.Upsampling u) {
                final long[] size = {out.height(), out.width()};
                return u.interpolation() == Layer.Interpolation.NEAREST
                        ? torch.upsample_nearest2d(x, size)
                        : torch.upsample_bilinear2d(x, size, false);
            }
            if (layer instanceof Layer.Add) {
                Tensor sum = x.add(in.get(1));
                for (final Tensor t : in.subList(2, in.size())) {
                    sum = sum.add(t);
                }
                return sum;
            }
            if (layer instanceof Layer.Concatenation) {
                return torch.cat(new TensorVector(in.toArray(new Tensor[0])), 1);
            }
            throw new IllegalStateException("Unknown layer " + layer);
        }

        private static Tensor pool(final Layer.Pooling p, final Tensor x) {
            return switch (p.kind()) {
                case MAX ->
                        torch.max_pool2d(
                                x, both(p.size()), both(p.stride()), both(0), both(1), false);
                case AVERAGE ->
                        torch.avg_pool2d(
                                x, both(p.size()), both(p.stride()), both(0), false, true, null);
            };
        }
    }
}
