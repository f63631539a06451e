package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Sum of the inputs, or their channels one after the other. */
final class JoinStep implements Step {

    private final Slot slot;
    private final boolean sum;
    private final INDArray[] outParts;
    private final INDArray[] gradientParts;

    private JoinStep(final Slot slot, final boolean sum) {
        this.slot = slot;
        this.sum = sum;
        outParts = parts(slot.out());
        gradientParts = slot.trains() ? parts(slot.gradient()) : null;
    }

    static JoinStep sum(final Slot slot) {
        return new JoinStep(slot, true);
    }

    static JoinStep concatenation(final Slot slot) {
        return new JoinStep(slot, false);
    }

    /** Where each input's share lies. */
    private INDArray[] parts(final INDArray whole) {
        final INDArray[] parts = new INDArray[slot.in().length];
        long channel = 0;
        for (int i = 0; i < parts.length; i++) {
            final long n = slot.in()[i].size(1);
            final INDArrayIndex all = NDArrayIndex.all();
            parts[i] =
                    sum
                            ? whole
                            : whole.get(all, NDArrayIndex.interval(channel, channel + n), all, all);
            channel += n;
        }
        return parts;
    }

    @Override
    public void forward(final Run run) {
        for (int i = 0; i < outParts.length; i++) {
            if (sum && i > 0) {
                slot.out().addi(slot.in()[i]);
            } else {
                outParts[i].assign(slot.in()[i]);
            }
        }
    }

    @Override
    public void backward(final Run run) {
        for (int i = 0; i < gradientParts.length; i++) {
            if (slot.inGradients()[i] != null) {
                slot.inGradients()[i].assign(gradientParts[i]);
            }
        }
    }
}
