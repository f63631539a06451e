package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** ReLU with a trained slope per channel, put together of simple operations. */
final class ParametricReluStep implements Step {

    private final Slot slot;
    private final NativeParameter slope;
    private final int rows;

    ParametricReluStep(final Slot slot, final NativeParameter slope) {
        this.slot = slot;
        this.slope = slope;
        rows = slot.count() * slot.shape().channels();
    }

    private INDArray matrix(final INDArray a) {
        return a.reshape('c', rows, a.length() / rows);
    }

    /** The slope of each row. */
    private INDArray slopes() {
        final int channels = slot.shape().channels();
        final double[] s = new double[rows];
        for (int r = 0; r < rows; r++) {
            s[r] = slope.master().values()[r % channels];
        }
        final INDArray column = Nd4j.createUninitialized(slot.out().dataType(), rows, 1);
        Native.put(column, s);
        return column;
    }

    @Override
    public void forward(final Run run) {
        final INDArray x = matrix(slot.in0());
        final INDArray below = Transforms.min(x, 0).muliColumnVector(slopes());
        matrix(slot.out()).assign(Transforms.max(x, 0)).addi(below);
    }

    @Override
    public void backward(final Run run) {
        final INDArray x = matrix(slot.in0());
        final INDArray g = matrix(slot.gradient());
        final int channels = slot.shape().channels();
        final double[] perRow = new double[rows];
        Native.get(Transforms.min(x, 0).muli(g).sum(1), perRow);
        final double[] sums = new double[channels];
        for (int r = 0; r < rows; r++) {
            sums[r % channels] += perRow[r];
        }
        Native.put(slope.gradient(), sums);
        if (slot.inGradient0() != null) {
            final INDArray above = x.gt(0).castTo(x.dataType());
            final INDArray factor = above.rsub(1).muliColumnVector(slopes()).addi(above);
            matrix(slot.inGradient0()).assign(g.mul(factor));
        }
    }
}
