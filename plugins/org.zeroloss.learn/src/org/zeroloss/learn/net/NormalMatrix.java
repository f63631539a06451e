package org.zeroloss.learn.net;

import java.util.Arrays;

/**
 * Sums 2 Jᵀ J over the residuals of a loss, block by block: every block of residuals has one row of
 * derivatives per parameter.
 */
final class NormalMatrix {

    private final MlpKernel kernel;
    private final double[][] derivatives;
    private final double[][] others;
    private int pairs;
    private int[] first = new int[0];
    private int[] second = new int[0];
    private double[] dFirst = new double[0];
    private double[] dSecond = new double[0];

    NormalMatrix(final MlpKernel kernel, final int parameters) {
        this.kernel = kernel;
        derivatives = new double[parameters][MlpKernel.BLOCK];
        others = new double[parameters][MlpKernel.BLOCK];
    }

    /** Adds the residuals w (f(x) − y), each scaled by {@code scale}, of a block of samples. */
    void addSamples(
            final double[] p,
            final double[] inputs,
            final double[] weights,
            final double scale,
            final int from,
            final int n,
            final double[][] matrix) {
        kernel.forward(p, inputs, from, n);
        kernel.jacobian(p, derivatives);
        for (final double[] row : derivatives) {
            for (int s = 0; s < n; s++) {
                row[s] *= scale * weights[from + s];
            }
        }
        addProducts(n, matrix);
    }

    /** Adds the residuals of a penalty. */
    void addPenalty(
            final double[] p,
            final Penalty penalty,
            final int width,
            final double[] outputs,
            final double[][] matrix) {
        pairs = 0;
        penalty.residualPairs(outputs, 0, this::remember);
        final double[] inputs = penalty.inputs(width);
        final double[] points = new double[MlpKernel.BLOCK * width];
        for (int from = 0; from < pairs; from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, pairs - from);
            derivatives(p, inputs, first, from, n, points, others);
            derivatives(p, inputs, second, from, n, points, derivatives);
            for (int i = 0; i < derivatives.length; i++) {
                final double[] a = others[i];
                final double[] b = derivatives[i];
                for (int s = 0; s < n; s++) {
                    b[s] = Math.sqrt(2) * (dFirst[from + s] * a[s] + dSecond[from + s] * b[s]);
                }
            }
            addProducts(n, matrix);
        }
    }

    private void remember(final int a, final double da, final int b, final double db) {
        if (pairs == first.length) {
            final int size = Math.max(64, 2 * pairs);
            first = Arrays.copyOf(first, size);
            second = Arrays.copyOf(second, size);
            dFirst = Arrays.copyOf(dFirst, size);
            dSecond = Arrays.copyOf(dSecond, size);
        }
        first[pairs] = a;
        dFirst[pairs] = da;
        second[pairs] = b;
        dSecond[pairs] = db;
        pairs++;
    }

    private void derivatives(
            final double[] p,
            final double[] inputs,
            final int[] which,
            final int from,
            final int n,
            final double[] points,
            final double[][] out) {
        final int width = points.length / MlpKernel.BLOCK;
        for (int s = 0; s < n; s++) {
            System.arraycopy(inputs, which[from + s] * width, points, s * width, width);
        }
        kernel.forward(p, points, 0, n);
        kernel.jacobian(p, out);
    }

    private void addProducts(final int n, final double[][] matrix) {
        for (int i = 0; i < derivatives.length; i++) {
            Rows.dots(derivatives[i], derivatives, i + 1, matrix[i], 0, n);
        }
    }
}
