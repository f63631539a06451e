package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Softmax over the channels of each pixel, put together of simple operations: ND4J's own is wrong
 * in float32 where the channels are not the last axis (off by 0.78 in the contract's test).
 */
final class SoftmaxStep implements Step {

    private static final int CHANNELS = 1;

    private final Slot slot;

    SoftmaxStep(final Slot slot) {
        this.slot = slot;
    }

    @Override
    public void forward(final Run run) {
        final INDArray x = slot.in0();
        final INDArray e = Transforms.exp(x.sub(x.max(true, CHANNELS)), false);
        slot.out().assign(e.divi(e.sum(true, CHANNELS)));
    }

    @Override
    public void backward(final Run run) {
        if (slot.inGradient0() != null) {
            final INDArray mean = slot.out().mul(slot.gradient()).sum(true, CHANNELS);
            slot.inGradient0().assign(slot.gradient().sub(mean).muli(slot.out()));
        }
    }
}
