package org.zeroloss.learn.net;

/**
 * Forward and backward passes of one network over blocks of samples in float32. Owns its scratch
 * memory: one instance per thread, nothing is allocated after construction.
 */
final class FloatKernel {

    /** Rows of scratch memory that {@link FloatMath#activate} gets. */
    static final int SCRATCH = 3;

    /** Keeps the same place of neighbouring rows out of the same cache set. */
    private static final int PADDING = 268;

    private final FloatMath math;
    private final int layers;
    private final int inputs;
    private final Activation[] activations;
    private final int[] weightOffsets;
    private final int[] biasOffsets;

    /** values[l] are the inputs of layer l; those of layer 0 belong to the block. */
    private final float[][][] values;

    private final float[][][] deltas;

    /** How large a unit's weighted sum can be. */
    private final float[][] bounds;

    private final float[][] scratch;
    private final float[] residuals;

    /** The parameters, followed by a zero. */
    private final float[] p;

    FloatKernel(final FloatMath math, final MlpShape shape) {
        this.math = math;
        layers = shape.layers();
        inputs = shape.inputs();
        activations = new Activation[layers];
        weightOffsets = new int[layers];
        biasOffsets = new int[layers];
        values = new float[layers + 1][][];
        deltas = new float[layers][][];
        bounds = new float[layers][];
        final int n = math.panels() * FloatMath.LANES + PADDING;
        for (int l = 0; l < layers; l++) {
            activations[l] = shape.activation(l);
            weightOffsets[l] = shape.weightOffset(l);
            biasOffsets[l] = shape.biasOffset(l);
            values[l + 1] = new float[shape.width(l)][n];
            deltas[l] = new float[shape.width(l)][n];
            bounds[l] = new float[shape.width(l)];
        }
        scratch = new float[SCRATCH][n];
        residuals = new float[n];
        p = new float[shape.parameters() + 1];
    }

    /**
     * Sets the parameters of all passes that follow, rounded to float32.
     *
     * @param x the parameters
     * @param largestInput no input of these passes is larger in absolute value
     */
    void parameters(final double[] x, final double largestInput) {
        for (int i = 0; i < x.length; i++) {
            p[i] = (float) x[i];
        }
        double largest = largestInput;
        for (int l = 0; l < layers; l++) {
            final int fanIn = l == 0 ? inputs : bounds[l - 1].length;
            double next = 0;
            for (int j = 0; j < bounds[l].length; j++) {
                double sum = Math.abs(p[biasOffsets[l] + j]);
                for (int k = 0; k < fanIn; k++) {
                    sum += Math.abs(p[weightOffsets[l] + j * fanIn + k]) * largest;
                }
                // the weighted sum itself is rounded
                bounds[l][j] = (float) (sum * (1 + 1e-4));
                next = Math.max(next, bounds[l][j]);
            }
            largest =
                    activations[l] == Activation.SIGMOID || activations[l] == Activation.TANH
                            ? 1.001
                            : next;
        }
    }

    /**
     * @return the outputs of the last block
     */
    float[] outputs() {
        return values[layers][0];
    }

    /**
     * @return where ∂loss/∂output goes before {@link #backward}
     */
    float[] outputDeltas() {
        return deltas[layers - 1][0];
    }

    /** Evaluates a block. */
    void forward(final FloatBatch.Block block) {
        values[0] = block.inputs();
        final int n = block.positions();
        for (int from = 0; from < n; from += math.chunk()) {
            forward(from, Math.min(n, from + math.chunk()));
        }
    }

    private void forward(final int from, final int to) {
        for (int l = 0; l < layers; l++) {
            final int fanIn = values[l].length;
            final float[][] out = values[l + 1];
            math.combine(
                    values[l], p, weightOffsets[l], 1, fanIn, biasOffsets[l], 1, out, from, to);
            math.activate(activations[l], out, bounds[l], scratch, from, to);
        }
    }

    /**
     * Adds up the squared residuals of the last block.
     *
     * @param block the block of the last {@link #forward}
     * @param squares the sum to add to is the first one
     */
    void residuals(final FloatBatch.Block block, final FloatSums squares) {
        math.residuals(outputs(), block.targets(), block.weights(), residuals, block.positions());
        final float[][] r = {residuals};
        squares.addProducts(r, r, 0, 1, block.panels());
    }

    /** Sets the output deltas to those of the mean square, after {@link #residuals}. */
    void meanSquareDeltas(final FloatBatch.Block block) {
        math.multiply(residuals, block.pull(), outputDeltas(), block.positions());
    }

    /**
     * Adds ∂loss/∂p of the last block.
     *
     * @param block the block of the last {@link #forward}
     * @param gradient one sum per parameter
     */
    void backward(final FloatBatch.Block block, final FloatSums gradient) {
        final int n = block.positions();
        for (int from = 0; from < n; from += math.chunk()) {
            backward(from, Math.min(n, from + math.chunk()));
        }
        for (int l = layers - 1; l >= 0; l--) {
            final float[][] in = values[l];
            gradient.addProducts(deltas[l], in, weightOffsets[l], in.length, block.panels());
            gradient.addRows(deltas[l], biasOffsets[l], block.panels());
        }
    }

    private void backward(final int from, final int to) {
        for (int l = layers - 1; l > 0; l--) {
            final float[][] below = deltas[l - 1];
            final int zero = p.length - 1;
            math.combine(deltas[l], p, weightOffsets[l], below.length, 1, zero, 0, below, from, to);
            math.derivative(activations[l - 1], values[l], below, from, to);
        }
    }
}
