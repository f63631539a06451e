package org.zeroloss.learn.network.contract;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.Layer.Convolution;
import org.zeroloss.learn.network.Layer.DropoutUnit;
import org.zeroloss.learn.network.Layer.Function;
import org.zeroloss.learn.network.Layer.Interpolation;
import org.zeroloss.learn.network.Layer.PoolingKind;
import org.zeroloss.learn.network.Layer.TransposedConvolution;
import org.zeroloss.learn.network.Layer.Upsampling;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small networks around each layer, and random data for them. */
public final class Cases {

    private Cases() {}

    /**
     * A network with one layer in question.
     *
     * @param name of the case
     * @param graph network, in which the layer is called {@code layer}
     * @param height rows of its images
     * @param width columns of its images
     */
    public record LayerCase(String name, NetworkGraph graph, int height, int width) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * @return every kind of layer, in every variant that has a code path of its own somewhere
     */
    public static List<LayerCase> layers() {
        final List<Layer> single =
                List.of(
                        Convolution.same(5, 3),
                        Convolution.same(4, 1),
                        Convolution.same(2, 5),
                        new Convolution(3, 3, 1, 0, 1, false),
                        new Convolution(3, 3, 2, 1, 1, true),
                        new Convolution(3, 2, 2, 0, 1, true),
                        new Convolution(3, 3, 1, 2, 2, true),
                        new Convolution(3, 3, 3, 2, 1, true),
                        new TransposedConvolution(3, 2, 2, 0, true),
                        new TransposedConvolution(3, 4, 2, 1, false),
                        new TransposedConvolution(2, 3, 1, 1, true),
                        new TransposedConvolution(2, 3, 2, 1, true),
                        new Upsampling(2, Interpolation.NEAREST),
                        new Upsampling(3, Interpolation.NEAREST),
                        new Upsampling(2, Interpolation.BILINEAR),
                        new Upsampling(4, Interpolation.BILINEAR),
                        new Layer.Pooling(PoolingKind.MAX, 2, 2),
                        new Layer.Pooling(PoolingKind.MAX, 3, 2),
                        new Layer.Pooling(PoolingKind.MAX, 3, 1),
                        new Layer.Pooling(PoolingKind.AVERAGE, 2, 2),
                        new Layer.Pooling(PoolingKind.AVERAGE, 3, 2),
                        new Layer.GlobalAverage(),
                        Layer.BatchNormalization.standard(),
                        new Layer.BatchNormalization(1e-3, 0.5),
                        new Layer.GroupNormalization(2, 1e-5),
                        new Layer.GroupNormalization(4, 1e-5),
                        new Layer.GroupNormalization(1, 1e-3),
                        new Layer.Activation(Function.RELU),
                        new Layer.Activation(Function.SIGMOID),
                        new Layer.Activation(Function.TANH),
                        new Layer.Activation(Function.ELU),
                        new Layer.Activation(Function.SOFTMAX),
                        new Layer.LeakyRelu(0.1),
                        new Layer.ParametricRelu(),
                        new Layer.Dropout(0.3, DropoutUnit.VALUE),
                        new Layer.Dropout(0.3, DropoutUnit.CHANNEL));
        final List<LayerCase> all = new ArrayList<>();
        for (final Layer l : single) {
            final NetworkGraph.Builder b = NetworkGraph.builder(2);
            b.add("before", Convolution.same(4, 3));
            b.add("layer", l);
            b.add("after", Convolution.same(2, 1));
            all.add(new LayerCase(l.toString(), b.build(), 8, 10));
        }
        all.add(dense());
        all.add(joined("Add", new Layer.Add()));
        all.add(joined("Concatenation", new Layer.Concatenation()));
        return all;
    }

    private static LayerCase dense() {
        final NetworkGraph.Builder b = NetworkGraph.builder(new Layer.Input(2, 4, 5));
        b.add("before", Convolution.same(3, 3));
        b.add("layer", new Layer.Dense(6, true));
        b.add("bend", new Layer.Activation(Function.TANH));
        b.add("after", new Layer.Dense(3, false));
        return new LayerCase("Dense", b.build(), 4, 5);
    }

    /** Two branches of which one is used twice. */
    private static LayerCase joined(final String name, final Layer layer) {
        final NetworkGraph.Builder b = NetworkGraph.builder(2);
        final String before = b.add("before", Convolution.same(3, 3));
        b.add("branch", new Layer.Activation(Function.TANH));
        final String branch = b.add("branch2", Convolution.same(3, 3));
        b.add("layer", layer, before, branch, before);
        b.add("after", Convolution.same(2, 1));
        return new LayerCase(name, b.build(), 7, 6);
    }

    /**
     * @return every loss
     */
    public static List<Loss> losses() {
        return List.of(
                new Loss.SigmoidCrossEntropy(),
                new Loss.SoftmaxCrossEntropy(),
                new Loss.SquaredError(),
                new Loss.Dice(1));
    }

    /**
     * @param graph network
     * @param seed of the draw
     * @return weights none of which is at a special value such as a bias of 0
     */
    public static Weights weights(final NetworkGraph graph, final long seed) {
        Weights w = Initialization.HE.weights(graph, seed);
        for (final String name : w.names()) {
            final SplittableRandom random = Seeds.stream(seed, 99, name.hashCode());
            final float[] v = w.get(name).toFloats();
            for (int i = 0; i < v.length; i++) {
                v[i] += (float) (0.1 * (2 * random.nextDouble() - 1));
            }
            w = w.with(name, WeightArray.ofFloats(w.get(name).shape(), v));
        }
        return w;
    }

    /**
     * @param graph network
     * @param count images
     * @param height rows
     * @param width columns
     * @param seed of the draw
     * @return normal input, targets from 0 to 1 whose channels sum to 1, weights from 0 to 2
     */
    public static TrainingBatch batch(
            final NetworkGraph graph,
            final int count,
            final int height,
            final int width,
            final long seed) {
        final SplittableRandom random = Seeds.stream(seed, 7);
        final MapShape out = graph.shapes(height, width).get(graph.output());
        final Tensor input =
                new Tensor(
                        count,
                        graph.input().channels(),
                        height,
                        width,
                        normal(random, count * graph.input().channels() * height * width));
        final int plane = out.height() * out.width();
        final float[] target = new float[count * out.values()];
        final float[] weight = new float[count * plane];
        for (int n = 0; n < count; n++) {
            for (int p = 0; p < plane; p++) {
                weight[n * plane + p] = (float) (2 * random.nextDouble());
                double sum = 0;
                for (int c = 0; c < out.channels(); c++) {
                    final float t = random.nextInt(1 << 20) / (float) (1 << 20);
                    target[(n * out.channels() + c) * plane + p] = t;
                    sum += t;
                }
                for (int c = 0; out.channels() > 1 && c < out.channels(); c++) {
                    target[(n * out.channels() + c) * plane + p] /= (float) sum;
                }
            }
        }
        return new TrainingBatch(
                input,
                new Tensor(count, out.channels(), out.height(), out.width(), target),
                Optional.of(new Tensor(count, 1, out.height(), out.width(), weight)));
    }

    /**
     * Images with spots at random places, and Gaussian maps of the spots to be found: a small
     * problem of the kind that the networks are for.
     *
     * @param count images
     * @param size rows and columns
     * @param seed of the draw
     * @return one channel in, one channel to find
     */
    public static TrainingBatch spots(final int count, final int size, final long seed) {
        final SplittableRandom random = Seeds.stream(seed, 8);
        final float[] input = normal(random, count * size * size);
        final float[] target = new float[count * size * size];
        for (int n = 0; n < count; n++) {
            for (int s = 0; s < size * size / 150; s++) {
                final double y = size * random.nextDouble();
                final double x = size * random.nextDouble();
                for (int r = 0; r < size; r++) {
                    for (int c = 0; c < size; c++) {
                        final double d = (r - y) * (r - y) + (c - x) * (c - x);
                        final int i = (n * size + r) * size + c;
                        input[i] += (float) (3 * StrictMath.exp(-d / 4));
                        target[i] = Math.max(target[i], (float) StrictMath.exp(-d / 3));
                    }
                }
            }
        }
        return TrainingBatch.of(
                new Tensor(count, 1, size, size, input), new Tensor(count, 1, size, size, target));
    }

    private static float[] normal(final SplittableRandom random, final int n) {
        final float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = (float) Gaussian.next(random);
        }
        return v;
    }
}
