package org.zeroloss.learn.net;

/** The activations and their derivatives over rows, in place. */
final class Activations {

    private Activations() {}

    /** Replaces the first n weighted sums by the units' values; y is scratch memory. */
    static void apply(
            final Activation activation, final double[] z, final double[] y, final int n) {
        switch (activation) {
            case SIGMOID:
                Sigmoid.apply(z, y, n);
                break;
            case TANH:
                // tanh z = 2 / (1 + e^(-2z)) - 1
                twice(z, n);
                Sigmoid.apply(z, y, n);
                twiceMinusOne(z, n);
                break;
            case RELU:
                relu(z, n);
                break;
            case LINEAR:
                break;
            default:
                throw new IllegalArgumentException("Unknown activation " + activation);
        }
    }

    /** Multiplies d by the derivative at units whose values are a. */
    static void multiplyDerivative(
            final Activation activation, final double[] a, final double[] d, final int n) {
        switch (activation) {
            case SIGMOID:
                for (int s = 0; s < n; s++) {
                    d[s] *= a[s] * (1 - a[s]);
                }
                break;
            case TANH:
                for (int s = 0; s < n; s++) {
                    d[s] *= 1 - a[s] * a[s];
                }
                break;
            case RELU:
                for (int s = 0; s < n; s++) {
                    d[s] = a[s] > 0 ? d[s] : 0;
                }
                break;
            case LINEAR:
                break;
            default:
                throw new IllegalArgumentException("Unknown activation " + activation);
        }
    }

    private static void twice(final double[] z, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] *= 2;
        }
    }

    private static void twiceMinusOne(final double[] z, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = 2 * z[s] - 1;
        }
    }

    private static void relu(final double[] z, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = Math.max(0, z[s]);
        }
    }
}
