package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Bilinear enlargement as two products with fixed matrices, {@code Y = R X Cᵀ} for each channel.
 * ND4J has an operation for it, which takes channels last and has another idea of where pixels are.
 */
final class BilinearStep implements Step {

    private final Slot slot;
    private final INDArray rows;
    private final INDArray columns;

    BilinearStep(final Slot slot, final int factor) {
        this.slot = slot;
        rows = matrix(slot.in0().size(2), factor).castTo(slot.out().dataType());
        columns = matrix(slot.in0().size(3), factor).castTo(slot.out().dataType());
    }

    /** Weights of the pixels of a line of {@code size} in each of {@code size · factor}. */
    private static INDArray matrix(final long size, final int factor) {
        final double[][] m = new double[(int) size * factor][(int) size];
        for (int i = 0; i < m.length; i++) {
            final double at = Math.max(0, Math.min(size - 1, (i + 0.5) / factor - 0.5));
            final int from = (int) at;
            m[i][from] += 1 - (at - from);
            if (from + 1 < size) {
                m[i][from + 1] += at - from;
            }
        }
        return Nd4j.create(m);
    }

    @Override
    public void forward(final Run run) {
        mix(slot.in0(), slot.out(), rows, columns);
    }

    @Override
    public void backward(final Run run) {
        if (slot.inGradient0() != null) {
            mix(slot.gradient(), slot.inGradient0(), rows.transpose(), columns.transpose());
        }
    }

    private static void mix(
            final INDArray from, final INDArray to, final INDArray r, final INDArray c) {
        final long maps = from.size(0) * from.size(1);
        final long h = from.size(2);
        final INDArray wide = Nd4j.gemm(from.reshape('c', maps * h, from.size(3)), c, false, true);
        for (long m = 0; m < maps; m++) {
            final INDArray one =
                    wide.get(NDArrayIndex.interval(m * h, (m + 1) * h), NDArrayIndex.all());
            to.slice(m / from.size(1))
                    .slice(m % from.size(1))
                    .assign(Nd4j.gemm(r, one, false, false));
        }
    }
}
