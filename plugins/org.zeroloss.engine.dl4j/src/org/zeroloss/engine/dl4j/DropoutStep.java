package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.zeroloss.learn.network.Layer;

/** Multiplies by a random mask, which is drawn in Java. */
final class DropoutStep implements Step {

    private final Slot slot;
    private final Layer.Dropout layer;
    private final int node;
    private final INDArray mask;
    private final long[] view;

    /** The mask's memory is kept: the backward pass needs it. */
    DropoutStep(final Slot slot, final Layer.Dropout layer, final int node, final Buffers memory) {
        this.slot = slot;
        this.layer = layer;
        this.node = node;
        final long values = slot.shape().values();
        final long units =
                layer.unit() == Layer.DropoutUnit.CHANNEL ? slot.shape().channels() : values;
        final long rows = slot.count() * units;
        view = new long[] {rows, slot.count() * values / rows};
        mask = memory.acquire(rows, 1);
    }

    @Override
    public void forward(final Run run) {
        final float[] factors = run.mask(layer, node, slot.count(), slot.shape());
        if (factors == null) {
            slot.out().assign(slot.in0());
        } else {
            Native.put(mask, factors);
            multiply(slot.in0(), slot.out());
        }
    }

    @Override
    public void backward(final Run run) {
        if (slot.inGradient0() != null) {
            multiply(slot.gradient(), slot.inGradient0());
        }
    }

    private void multiply(final INDArray from, final INDArray to) {
        to.assign(from);
        final INDArray matrix = to.reshape('c', view);
        if (view[1] == 1) {
            matrix.muli(mask);
        } else {
            matrix.muliColumnVector(mask);
        }
    }
}
