package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean of each channel. */
final class AverageStep implements Step {

    private final INDArray x;
    private final INDArray y;
    private final INDArray dy;
    private final INDArray dx;

    AverageStep(final Slot s) {
        final long rows = (long) s.count() * s.shape().channels();
        x = s.in0().reshape('c', rows, s.in0().length() / rows);
        y = s.out().reshape('c', rows, 1);
        dy = s.trains() ? s.gradient().reshape('c', rows, 1) : null;
        dx =
                s.trains() && s.inGradient0() != null
                        ? s.inGradient0().reshape('c', rows, x.size(1))
                        : null;
    }

    @Override
    public void forward(final Run run) {
        y.assign(x.mean(true, 1));
    }

    @Override
    public void backward(final Run run) {
        if (dx != null) {
            dx.assign(0);
            dx.addiColumnVector(dy.div(x.size(1)));
        }
    }
}
