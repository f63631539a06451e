package org.zeroloss.learn.net;

import java.util.Arrays;

/**
 * Forward and backward passes over blocks of samples, one row of {@value #BLOCK} samples per unit.
 * Owns its scratch memory: one instance per thread, nothing is allocated after construction.
 */
final class MlpKernel {

    /** Samples per block: the rows of a 2-10-15-5-1 network and their derivatives fit in L2. */
    static final int BLOCK = 128;

    private final int layers;
    private final Activation[] activations;
    private final int[] weightOffsets;
    private final int[] biasOffsets;

    /** values[0] are the inputs, values[l + 1] the units of layer l. */
    private final double[][][] values;

    private final double[][][] deltas;
    private final double[] scratch = new double[BLOCK];
    private int count;

    MlpKernel(final MlpShape shape) {
        layers = shape.layers();
        activations = new Activation[layers];
        weightOffsets = new int[layers];
        biasOffsets = new int[layers];
        values = new double[layers + 1][][];
        deltas = new double[layers][][];
        values[0] = new double[shape.inputs()][BLOCK];
        for (int l = 0; l < layers; l++) {
            activations[l] = shape.activation(l);
            weightOffsets[l] = shape.weightOffset(l);
            biasOffsets[l] = shape.biasOffset(l);
            values[l + 1] = new double[shape.width(l)][BLOCK];
            deltas[l] = new double[shape.width(l)][BLOCK];
        }
    }

    /**
     * Evaluates one block.
     *
     * @param p the parameters
     * @param inputs samples, row by row
     * @param from first sample
     * @param samples how many, at most {@link #BLOCK}
     * @return the outputs, valid until the next call
     */
    double[] forward(final double[] p, final double[] inputs, final int from, final int samples) {
        count = samples;
        final double[][] x = values[0];
        final int width = x.length;
        for (int k = 0; k < width; k++) {
            final double[] row = x[k];
            int i = from * width + k;
            for (int s = 0; s < samples; s++) {
                row[s] = inputs[i];
                i += width;
            }
        }
        for (int l = 0; l < layers; l++) {
            final double[][] in = values[l];
            final double[][] out = values[l + 1];
            int w = weightOffsets[l];
            for (int j = 0; j < out.length; j++) {
                Rows.combine(out[j], p[biasOffsets[l] + j], in, p, w, 1, samples);
                Activations.apply(activations[l], out[j], scratch, samples);
                w += in.length;
            }
        }
        return values[layers][0];
    }

    /**
     * @return where to put ∂loss/∂output of the last block before {@link #backward}
     */
    double[] outputDeltas() {
        return deltas[layers - 1][0];
    }

    /**
     * Adds the last block's ∂loss/∂p.
     *
     * @param p the parameters of the forward pass
     * @param gradient is added to
     */
    void backward(final double[] p, final double[] gradient) {
        for (int l = layers - 1; l >= 0; l--) {
            final double[][] in = values[l];
            final double[][] d = deltas[l];
            for (int j = 0; j < d.length; j++) {
                Rows.dots(d[j], in, in.length, gradient, weightOffsets[l] + j * in.length, count);
                gradient[biasOffsets[l] + j] += Rows.sum(d[j], count);
            }
            propagate(l, p);
        }
    }

    /**
     * Writes each sample's own ∂output/∂p of the last block.
     *
     * @param p the parameters of the forward pass
     * @param jacobian one row of {@link #BLOCK} samples per parameter, overwritten
     */
    void jacobian(final double[] p, final double[][] jacobian) {
        Arrays.fill(outputDeltas(), 0, count, 1);
        for (int l = layers - 1; l >= 0; l--) {
            final double[][] in = values[l];
            final double[][] d = deltas[l];
            for (int j = 0; j < d.length; j++) {
                for (int k = 0; k < in.length; k++) {
                    multiply(jacobian[weightOffsets[l] + j * in.length + k], d[j], in[k], count);
                }
                System.arraycopy(d[j], 0, jacobian[biasOffsets[l] + j], 0, count);
            }
            propagate(l, p);
        }
    }

    private void propagate(final int l, final double[] p) {
        if (l == 0) {
            return;
        }
        final double[][] below = deltas[l - 1];
        for (int k = 0; k < below.length; k++) {
            Rows.combine(below[k], 0, deltas[l], p, weightOffsets[l] + k, below.length, count);
            Activations.multiplyDerivative(activations[l - 1], values[l][k], below[k], count);
        }
    }

    private static void multiply(
            final double[] z, final double[] x, final double[] y, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = x[s] * y[s];
        }
    }
}
