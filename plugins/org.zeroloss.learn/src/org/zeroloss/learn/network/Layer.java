package org.zeroloss.learn.network;

import org.zeroloss.learn.network.ParameterSpec.Role;

import java.util.List;

/**
 * One operation of a network. All of them take and give batches in the order image, channel, row,
 * column (NCHW). What each computes is fixed here to the last detail, as PyTorch computes it, so
 * that a model gives the same in every engine. The set is closed, and stands in one file, because
 * every engine has to know all of them.
 */
public sealed interface Layer {

    /**
     * What comes in: images.
     *
     * @param channels channels per image
     * @param height rows, or {@link MapShape#ANY}
     * @param width columns, or {@link MapShape#ANY}
     */
    record Input(int channels, int height, int width) implements Layer {
        /** Validates the shape. */
        public Input {
            Checks.positive("The channels of the input", channels);
            Checks.notNegative("The height of the input", height);
            Checks.notNegative("The width of the input", width);
        }

        @Override
        public int inputs() {
            return 0;
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            return new MapShape(channels, height, width);
        }
    }

    /**
     * Cross-correlation with square kernels, zeros around the image: {@code y(o,r,c) = bias(o) + Σ
     * w(o,i,k,l) x(i, r·stride + k·dilation − padding, c·stride + l·dilation − padding)}.
     *
     * @param channels channels that it gives
     * @param kernel rows and columns of the kernel
     * @param stride step between positions
     * @param padding zeros on each side
     * @param dilation step between the kernel's elements
     * @param bias if a bias is added
     */
    record Convolution(
            int channels, int kernel, int stride, int padding, int dilation, boolean bias)
            implements Layer {
        /** Validates the sizes. */
        public Convolution {
            Checks.positive("A convolution's channels", channels);
            Checks.positive("A convolution's kernel", kernel);
            Checks.positive("A convolution's stride", stride);
            Checks.notNegative("A convolution's padding", padding);
            Checks.positive("A convolution's dilation", dilation);
        }

        /**
         * @param channels channels that it gives
         * @param kernel odd number of rows and columns
         * @return a convolution with bias that keeps height and width
         */
        public static Convolution same(final int channels, final int kernel) {
            if (kernel % 2 == 0) {
                throw new NetworkException(
                        "Only an odd kernel keeps the size of an image, found " + kernel);
            }
            return new Convolution(channels, kernel, 1, kernel / 2, 1, true);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            final MapShape x = in.get(0);
            return new MapShape(channels, size(x.height()), size(x.width()));
        }

        private int size(final int n) {
            return Checks.positions(this, n + 2 * padding, dilation * (kernel - 1) + 1, stride, n);
        }

        @Override
        public List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
            final int c = in.get(0).channels();
            return Checks.kernel(
                    node,
                    List.of(channels, c, kernel, kernel),
                    Role.KERNEL,
                    c * kernel * kernel,
                    bias,
                    channels);
        }
    }

    /**
     * The transpose of a convolution: each input pixel adds its kernel to the output, {@code y(o,
     * r·stride + k − padding, c·stride + l − padding) += w(i,o,k,l) x(i,r,c)}; height {@code (h−1)
     * stride − 2 padding + kernel}.
     *
     * @param channels channels that it gives
     * @param kernel rows and columns of the kernel
     * @param stride step between the positions in the output
     * @param padding cut off on each side
     * @param bias if a bias is added
     */
    record TransposedConvolution(int channels, int kernel, int stride, int padding, boolean bias)
            implements Layer {
        /** Validates the sizes. */
        public TransposedConvolution {
            Checks.positive("A transposed convolution's channels", channels);
            Checks.positive("A transposed convolution's kernel", kernel);
            Checks.positive("A transposed convolution's stride", stride);
            Checks.notNegative("A transposed convolution's padding", padding);
            if (2 * padding >= kernel) {
                throw new NetworkException(
                        "A transposed convolution's padding must be less than half its kernel,"
                                + " found padding "
                                + padding
                                + ", kernel "
                                + kernel);
            }
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            final MapShape x = in.get(0);
            return new MapShape(channels, size(x.height()), size(x.width()));
        }

        private int size(final int n) {
            return n == MapShape.ANY ? MapShape.ANY : (n - 1) * stride - 2 * padding + kernel;
        }

        @Override
        public List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
            final int c = in.get(0).channels();
            final int perOutput = Math.max(1, kernel / stride);
            return Checks.kernel(
                    node,
                    List.of(c, channels, kernel, kernel),
                    Role.TRANSPOSED_KERNEL,
                    c * perOutput * perOutput,
                    bias,
                    channels);
        }
    }

    /**
     * Enlarges by a whole factor. {@code NEAREST} repeats pixels; {@code BILINEAR} interpolates
     * between pixel centers, {@code x = (X + 1/2) / factor − 1/2}, the outermost pixels continued.
     *
     * @param factor of height and width
     * @param interpolation how
     */
    record Upsampling(int factor, Interpolation interpolation) implements Layer {
        /** Validates the factor. */
        public Upsampling {
            Checks.positive("The factor of an up-sampling", factor);
            Checks.given("The interpolation of an up-sampling", interpolation);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            final MapShape x = in.get(0);
            return new MapShape(x.channels(), x.height() * factor, x.width() * factor);
        }
    }

    /** How an image is enlarged. */
    enum Interpolation {
        /** Repeats pixels. */
        NEAREST,
        /** Linear along rows and columns. */
        BILINEAR
    }

    /**
     * Largest or mean value of windows that lie wholly in the image. Of equal values the first in
     * row order is the largest, and the gradient goes to it.
     *
     * @param kind largest or mean
     * @param size rows and columns of the window
     * @param stride step between windows
     */
    record Pooling(PoolingKind kind, int size, int stride) implements Layer {
        /** Validates the sizes. */
        public Pooling {
            Checks.given("The kind of a pooling", kind);
            Checks.positive("A pooling's window", size);
            Checks.positive("A pooling's stride", stride);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            final MapShape x = in.get(0);
            return new MapShape(
                    x.channels(),
                    Checks.positions(this, x.height(), size, stride, x.height()),
                    Checks.positions(this, x.width(), size, stride, x.width()));
        }
    }

    /** What a pooling keeps. */
    enum PoolingKind {
        /** The largest value. */
        MAX,
        /** The mean. */
        AVERAGE
    }

    /** Mean of each channel: C × 1 × 1. */
    record GlobalAverage() implements Layer {
        @Override
        public MapShape shape(final List<MapShape> in) {
            return new MapShape(in.get(0).channels(), 1, 1);
        }
    }

    /**
     * Batch normalization (Ioffe and Szegedy, ICML 2015): {@code y = weight (x − μ)/√(σ² + ε) +
     * bias} per channel. While training, μ and σ² (divisor n) are those of the batch, and the
     * running values move towards them, {@code r ← (1 − momentum) r + momentum s}, with divisor n −
     * 1 in the running variance; else the running values are used.
     *
     * @param epsilon added to the variance
     * @param momentum share of the new batch in the running values
     */
    record BatchNormalization(double epsilon, double momentum) implements Layer {
        /** Validates the numbers. */
        public BatchNormalization {
            Checks.epsilon("A batch normalization's epsilon", epsilon);
            if (!(momentum > 0 && momentum <= 1)) {
                throw new NetworkException(
                        "A batch normalization's momentum must be above 0 and at most 1, found "
                                + momentum);
            }
        }

        /**
         * @return with ε = 10⁻⁵ and momentum 0.1
         */
        public static BatchNormalization standard() {
            return new BatchNormalization(1e-5, 0.1);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            return in.get(0);
        }

        @Override
        public List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
            final List<Integer> shape = List.of(in.get(0).channels());
            return List.of(
                    new ParameterSpec(node + ".weight", shape, Role.SCALE, 1),
                    new ParameterSpec(node + ".bias", shape, Role.BIAS, 1),
                    new ParameterSpec(node + ".running_mean", shape, Role.RUNNING_MEAN, 1),
                    new ParameterSpec(node + ".running_var", shape, Role.RUNNING_VARIANCE, 1));
        }
    }

    /**
     * Group normalization (Wu and He, ECCV 2018): {@code y = weight (x − μ)/√(σ² + ε) + bias}, with
     * μ and σ² (divisor n) over the pixels and channels of each group of one image. As many groups
     * as channels is instance normalization.
     *
     * @param groups number of groups; the channels must be a multiple of it
     * @param epsilon added to the variance
     */
    record GroupNormalization(int groups, double epsilon) implements Layer {
        /** Validates the numbers. */
        public GroupNormalization {
            Checks.positive("The groups of a normalization", groups);
            Checks.epsilon("A group normalization's epsilon", epsilon);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            final MapShape x = in.get(0);
            if (x.channels() % groups != 0) {
                throw new NetworkException(
                        "Expected channels that are a multiple of the "
                                + groups
                                + " groups, found "
                                + x.channels());
            }
            return x;
        }

        @Override
        public List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
            final List<Integer> shape = List.of(in.get(0).channels());
            return List.of(
                    new ParameterSpec(node + ".weight", shape, Role.SCALE, 1),
                    new ParameterSpec(node + ".bias", shape, Role.BIAS, 1));
        }
    }

    /**
     * A function of each value, or for softmax of the channels of each pixel.
     *
     * @param function which
     */
    record Activation(Function function) implements Layer {
        /** Validates the function. */
        public Activation {
            Checks.given("The function of an activation", function);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            return in.get(0);
        }
    }

    /** Functions without parameters. */
    enum Function {
        /** {@code max(0, x)}; derivative 0 at 0. */
        RELU,
        /** {@code 1/(1 + e⁻ˣ)}. */
        SIGMOID,
        /** {@code tanh x}. */
        TANH,
        /** {@code x} above 0, {@code eˣ − 1} below. */
        ELU,
        /** {@code e^x(c) / Σ e^x(c')} over the channels of each pixel. */
        SOFTMAX
    }

    /**
     * {@code x} above 0, {@code slope · x} else.
     *
     * @param slope below 0, from 0 to 1
     */
    record LeakyRelu(double slope) implements Layer {
        /** Validates the slope. */
        public LeakyRelu {
            if (!(slope >= 0 && slope < 1)) {
                throw new NetworkException(
                        "A leaky ReLU's slope must be from 0 to below 1, found " + slope);
            }
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            return in.get(0);
        }
    }

    /** {@code x} above 0, {@code weight(channel) · x} else, the weights trained. */
    record ParametricRelu() implements Layer {
        @Override
        public MapShape shape(final List<MapShape> in) {
            return in.get(0);
        }

        @Override
        public List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
            return List.of(
                    new ParameterSpec(
                            node + ".weight", List.of(in.get(0).channels()), Role.SLOPE, 1));
        }
    }

    /** Sum of two or more equal shapes: a residual connection, or a skip that adds. */
    record Add() implements Layer {
        @Override
        public int inputs() {
            return MANY;
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            for (final MapShape x : in) {
                if (!x.equals(in.get(0))) {
                    throw new NetworkException(
                            "A sum needs equal shapes, found " + in.get(0) + " and " + x);
                }
            }
            return in.get(0);
        }
    }

    /** The channels of two or more inputs, one after the other: a skip that concatenates. */
    record Concatenation() implements Layer {
        @Override
        public int inputs() {
            return MANY;
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            int channels = 0;
            for (final MapShape x : in) {
                if (x.height() != in.get(0).height() || x.width() != in.get(0).width()) {
                    throw new NetworkException(
                            "A concatenation needs equal heights and widths, found "
                                    + in.get(0)
                                    + " and "
                                    + x);
                }
                channels += x.channels();
            }
            return in.get(0).withChannels(channels);
        }
    }

    /**
     * Every output is a weighted sum of all values of the image, in the order channel, row, column:
     * {@code y = W x + bias}; gives {@code outputs} × 1 × 1.
     *
     * @param outputs channels that it gives
     * @param bias if a bias is added
     */
    record Dense(int outputs, boolean bias) implements Layer {
        /** Validates the size. */
        public Dense {
            Checks.positive("The outputs of a dense layer", outputs);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            return new MapShape(outputs, 1, 1);
        }

        @Override
        public List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
            final MapShape x = in.get(0);
            if (x.height() == MapShape.ANY || x.width() == MapShape.ANY) {
                throw new NetworkException(
                        "Expected images of a known size before the dense layer "
                                + node
                                + ", found "
                                + x
                                + ". Give the input's height and width, or put a global average"
                                + " before it.");
            }
            return Checks.kernel(
                    node, List.of(outputs, x.values()), Role.KERNEL, x.values(), bias, outputs);
        }
    }

    /**
     * Sets values to zero at random while training, and divides the others by {@code 1 − rate}; see
     * {@link DropoutMask} for the drawing, which is the same in every engine.
     *
     * @param rate share of zeros
     * @param unit what is set to zero at once
     */
    record Dropout(double rate, DropoutUnit unit) implements Layer {
        /** Validates the rate. */
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new NetworkException(
                        "A dropout's rate must be from 0 to below 1, found " + rate);
            }
            Checks.given("The unit of a dropout", unit);
        }

        @Override
        public MapShape shape(final List<MapShape> in) {
            return in.get(0);
        }
    }

    /** What a dropout sets to zero at once. */
    enum DropoutUnit {
        /** Single values. */
        VALUE,
        /** Whole channels of an image (Tompson et al., CVPR 2015). */
        CHANNEL
    }

    /** Stands for two or more inputs. */
    int MANY = -1;

    /**
     * @return number of inputs, or {@link #MANY}
     */
    default int inputs() {
        return 1;
    }

    /**
     * @param in shapes of the inputs
     * @return shape of what this layer gives
     * @throws NetworkException if the inputs do not fit the layer
     */
    MapShape shape(List<MapShape> in);

    /**
     * @param node name of the node
     * @param in shapes of the inputs
     * @return what this layer has to be told or trained, in the order of the file
     * @throws NetworkException if the inputs do not fit the layer
     */
    default List<ParameterSpec> parameters(final String node, final List<MapShape> in) {
        return List.of();
    }
}
