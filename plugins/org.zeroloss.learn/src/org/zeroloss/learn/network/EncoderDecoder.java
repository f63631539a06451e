package org.zeroloss.learn.network;

import java.util.List;

/**
 * The family of U-Net (Ronneberger, Fischer and Brox, MICCAI 2015) and FusionNet (Quan, Hildebrand
 * and Jeong, 2016; as used for atomic columns by Madsen et al., Adv. Theory Simul. 1 (2018)
 * 1800037): blocks of 3 × 3 convolutions at ever half the size, and back again, with skips across.
 *
 * @param inputs channels of the images
 * @param outputs channels of the result, which has the images' size
 * @param widths channels at each level, the finest first; at least two
 * @param block what stands at each level
 * @param skip how the fine level's maps join again
 * @param rise how maps become larger
 * @param norm normalization after each convolution
 * @param dropout share of channels dropped after each block, 0 for none
 */
public record EncoderDecoder(
        int inputs,
        int outputs,
        List<Integer> widths,
        Block block,
        Skip skip,
        Rise rise,
        Norm norm,
        double dropout) {

    /** What stands at each level. */
    public enum Block {
        /** Two convolutions. */
        PLAIN,
        /** A convolution, two more around which a sum leads, and a convolution. */
        RESIDUAL
    }

    /** How maps join across a skip. */
    public enum Skip {
        /** One after the other (U-Net). */
        CONCATENATE,
        /** Summed (FusionNet). */
        ADD
    }

    /** How maps become larger on the way back. */
    public enum Rise {
        /** Pixels repeated, then a convolution. */
        NEAREST,
        /** Linear interpolation, then a convolution. */
        BILINEAR,
        /** A transposed convolution of 2 × 2 pixels. */
        TRANSPOSED
    }

    /** What follows a convolution, before the ReLU. */
    public enum Norm {
        /** Nothing. */
        NONE,
        /** Batch normalization. */
        BATCH,
        /** Group normalization, eight channels or fewer to a group. */
        GROUP
    }

    private static final int GROUP_SIZE = 8;

    /** Validates the sizes. */
    public EncoderDecoder {
        widths = List.copyOf(widths);
        Checks.positive("The channels of the images", inputs);
        Checks.positive("The channels of the result", outputs);
        if (widths.size() < 2) {
            throw new NetworkException(
                    "Expected the widths of two or more levels, found " + widths);
        }
        for (final int w : widths) {
            Checks.positive("A level's width", w);
        }
        Checks.given("The block", block);
        Checks.given("The skip", skip);
        Checks.given("The rise", rise);
        Checks.given("The normalization", norm);
    }

    /**
     * @param inputs channels of the images
     * @param outputs channels of the result
     * @param widths channels at each level, the finest first
     * @return the U-Net of the benchmarks: two convolutions per level, pixels repeated, no
     *     normalization
     */
    public static EncoderDecoder uNet(
            final int inputs, final int outputs, final List<Integer> widths) {
        return new EncoderDecoder(
                inputs, outputs, widths, Block.PLAIN, Skip.CONCATENATE, Rise.NEAREST, Norm.NONE, 0);
    }

    /**
     * @return height and width of images must be multiples of this
     */
    public int multiple() {
        return 1 << widths.size() - 1;
    }

    /**
     * @return the network; its output {@code result} has no link yet
     */
    public NetworkGraph graph() {
        final NetworkGraph.Builder b = NetworkGraph.builder(inputs);
        final int deepest = widths.size() - 1;
        final String[] skips = new String[deepest];
        for (int i = 0; i < deepest; i++) {
            skips[i] = block(b, "down" + i, widths.get(i));
            b.add("pool" + i, new Layer.Pooling(Layer.PoolingKind.MAX, 2, 2));
        }
        block(b, "bottom", widths.get(deepest));
        for (int i = deepest - 1; i >= 0; i--) {
            final String up = rise(b, "rise" + i, widths.get(i));
            switch (skip) {
                case CONCATENATE -> b.add("join" + i, new Layer.Concatenation(), skips[i], up);
                case ADD -> b.add("join" + i, new Layer.Add(), skips[i], up);
            }
            block(b, "up" + i, widths.get(i));
        }
        b.add("result", Layer.Convolution.same(outputs, 1));
        return b.build();
    }

    private String rise(final NetworkGraph.Builder b, final String name, final int width) {
        switch (rise) {
            case NEAREST -> {
                b.add(name, new Layer.Upsampling(2, Layer.Interpolation.NEAREST));
                return convolution(b, name + ".conv", width);
            }
            case BILINEAR -> {
                b.add(name, new Layer.Upsampling(2, Layer.Interpolation.BILINEAR));
                return convolution(b, name + ".conv", width);
            }
            default -> {
                return b.add(name, new Layer.TransposedConvolution(width, 2, 2, 0, true));
            }
        }
    }

    private String block(final NetworkGraph.Builder b, final String name, final int width) {
        final String first = convolution(b, name + ".conv1", width);
        switch (block) {
            case PLAIN -> convolution(b, name + ".conv2", width);
            case RESIDUAL -> {
                convolution(b, name + ".conv2", width);
                final String inner = convolution(b, name + ".conv3", width);
                b.add(name + ".add", new Layer.Add(), first, inner);
                convolution(b, name + ".conv4", width);
            }
        }
        if (dropout > 0) {
            b.add(name + ".dropout", new Layer.Dropout(dropout, Layer.DropoutUnit.CHANNEL));
        }
        return b.last();
    }

    private String convolution(final NetworkGraph.Builder b, final String name, final int width) {
        b.add(name, new Layer.Convolution(width, 3, 1, 1, 1, norm == Norm.NONE));
        switch (norm) {
            case NONE -> {}
            case BATCH -> b.add(name + ".norm", Layer.BatchNormalization.standard());
            case GROUP -> b.add(name + ".norm", new Layer.GroupNormalization(groups(width), 1e-5));
        }
        return b.add(name + ".relu", new Layer.Activation(Layer.Function.RELU));
    }

    private static int groups(final int width) {
        return width % GROUP_SIZE == 0 ? width / GROUP_SIZE : 1;
    }
}
