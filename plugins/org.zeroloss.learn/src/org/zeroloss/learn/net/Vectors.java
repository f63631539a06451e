package org.zeroloss.learn.net;

/** The few vector operations of the optimizers. */
final class Vectors {

    private Vectors() {}

    static double dot(final double[] x, final double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    static double maxAbs(final double[] x) {
        double max = 0;
        for (final double v : x) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    /** z = x + a y. */
    static void step(final double[] z, final double[] x, final double a, final double[] y) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] + a * y[i];
        }
    }
}
