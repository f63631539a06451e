package org.zeroloss.learn.network.plain;

/** Functions that losses and activations share, free of overflow. */
final class Functions {

    private Functions() {}

    static double sigmoid(final double x) {
        final double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** Softmax over the channels of one pixel, {@code step} values apart. */
    static void softmax(
            final double[] x, final int at, final int step, final int channels, final double[] y) {
        double top = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < channels; c++) {
            top = Math.max(top, x[at + c * step]);
        }
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            y[at + c * step] = StrictMath.exp(x[at + c * step] - top);
            sum += y[at + c * step];
        }
        for (int c = 0; c < channels; c++) {
            y[at + c * step] /= sum;
        }
    }
}
