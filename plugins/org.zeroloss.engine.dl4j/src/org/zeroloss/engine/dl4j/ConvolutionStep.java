package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.zeroloss.learn.network.Layer;

/** Convolution and transposed convolution by ND4J's operations, weights as PyTorch has them. */
final class ConvolutionStep implements Step {

    /** Weights in the order out, in, rows, columns (of a transposed convolution in, out). */
    private static final int OUT_IN = 1;

    private static final int EXPLICIT_PADDING = 0;
    private static final int CHANNELS_FIRST = 0;

    private final Native.Call forward;
    private final Native.Call backward;

    private ConvolutionStep(
            final String name,
            final Slot slot,
            final int[] arguments,
            final NativeParameter weight,
            final NativeParameter bias,
            final Buffers memory) {
        final INDArray x = slot.in0();
        final INDArray w = weight.value();
        forward =
                Native.call(
                        name,
                        bias == null ? Native.arrays(x, w) : Native.arrays(x, w, bias.value()),
                        Native.arrays(slot.out()),
                        arguments);
        if (!slot.trains()) {
            backward = null;
            return;
        }
        // ND4J always computes it; that of the network's input goes to scratch memory
        final INDArray dx =
                slot.inGradient0() == null ? memory.acquire(x.shape()) : slot.inGradient0();
        backward =
                Native.call(
                        name + "_bp",
                        bias == null
                                ? Native.arrays(x, w, slot.gradient())
                                : Native.arrays(x, w, bias.value(), slot.gradient()),
                        bias == null
                                ? Native.arrays(dx, weight.gradient())
                                : Native.arrays(dx, weight.gradient(), bias.gradient()),
                        arguments);
        if (slot.inGradient0() == null) {
            memory.release(dx);
        }
    }

    /** The bias is null where there is none. */
    static ConvolutionStep of(
            final Layer.Convolution c,
            final Slot slot,
            final NativeParameter weight,
            final NativeParameter bias,
            final Buffers memory) {
        return new ConvolutionStep(
                "conv2d",
                slot,
                new int[] {
                    c.kernel(),
                    c.kernel(),
                    c.stride(),
                    c.stride(),
                    c.padding(),
                    c.padding(),
                    c.dilation(),
                    c.dilation(),
                    EXPLICIT_PADDING,
                    CHANNELS_FIRST,
                    OUT_IN
                },
                weight,
                bias,
                memory);
    }

    /** The bias is null where there is none. */
    static ConvolutionStep of(
            final Layer.TransposedConvolution c,
            final Slot slot,
            final NativeParameter weight,
            final NativeParameter bias,
            final Buffers memory) {
        return new ConvolutionStep(
                "deconv2d",
                slot,
                new int[] {
                    c.kernel(),
                    c.kernel(),
                    c.stride(),
                    c.stride(),
                    c.padding(),
                    c.padding(),
                    1,
                    1,
                    EXPLICIT_PADDING,
                    CHANNELS_FIRST,
                    OUT_IN
                },
                weight,
                bias,
                memory);
    }

    @Override
    public void forward(final Run run) {
        forward.run();
    }

    @Override
    public void backward(final Run run) {
        backward.run();
    }
}
