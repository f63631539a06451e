package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every output a weighted sum of all inputs of the image: matrix products. */
final class DenseStep implements Step {

    private final INDArray x;
    private final INDArray y;
    private final INDArray dy;
    private final INDArray dx;
    private final NativeParameter weight;
    private final NativeParameter bias;

    /** The bias is null where there is none. */
    DenseStep(final Slot s, final NativeParameter weight, final NativeParameter bias) {
        this.weight = weight;
        this.bias = bias;
        x = matrix(s.in0(), s);
        y = matrix(s.out(), s);
        dy = s.trains() ? matrix(s.gradient(), s) : null;
        dx = s.trains() && s.inGradient0() != null ? matrix(s.inGradient0(), s) : null;
    }

    private static INDArray matrix(final INDArray a, final Slot s) {
        return a.reshape('c', s.count(), a.length() / s.count());
    }

    @Override
    public void forward(final Run run) {
        y.assign(Nd4j.gemm(x, weight.value(), false, true));
        if (bias != null) {
            y.addiRowVector(bias.value());
        }
    }

    @Override
    public void backward(final Run run) {
        weight.gradient().assign(Nd4j.gemm(dy, x, true, false));
        if (bias != null) {
            bias.gradient().assign(dy.sum(0));
        }
        if (dx != null) {
            dx.assign(Nd4j.gemm(dy, weight.value(), false, false));
        }
    }
}
