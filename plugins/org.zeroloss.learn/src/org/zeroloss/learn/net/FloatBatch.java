package org.zeroloss.learn.net;

/**
 * Samples in float32, cut into blocks and laid out as a {@link FloatMath} wants them. The last
 * block is filled up with samples of weight 0.
 */
final class FloatBatch {

    /**
     * One block.
     *
     * @param panels panels in the block
     * @param samples samples that are not filling
     * @param inputs one row per input
     * @param targets one per sample; 0 where there are none
     * @param weights 1/σ of each target
     * @param pull 2/(nσ), n the samples of all blocks: residual times pull is ∂loss/∂output
     */
    record Block(
            int panels,
            int samples,
            float[][] inputs,
            float[] targets,
            float[] weights,
            float[] pull) {
        int positions() {
            return panels * FloatMath.LANES;
        }
    }

    private final FloatMath math;
    private final Block[] blocks;
    private final int samples;
    private double largestInput;

    private FloatBatch(final FloatMath math, final int samples) {
        this.math = math;
        this.samples = samples;
        final int size = math.panels() * FloatMath.LANES;
        blocks = new Block[(samples + size - 1) / size];
    }

    /**
     * @param math whose layout
     * @param problem samples with targets
     * @param indices which of them
     */
    static FloatBatch of(
            final FloatMath math, final RegressionProblem problem, final int[] indices) {
        final FloatBatch batch = new FloatBatch(math, indices.length);
        final int width = problem.width();
        for (int b = 0; b < batch.blocks.length; b++) {
            final Block block = batch.block(b, width);
            for (int s = 0; s < block.samples; s++) {
                final int i = indices[batch.first(b) + s];
                final int at = math.position(s, block.panels);
                batch.input(block, at, problem.inputs(), i * width);
                final double w = problem.weights()[i];
                block.targets[at] = (float) problem.targets()[i];
                block.weights[at] = (float) w;
                block.pull[at] = (float) (2 * w / indices.length);
            }
        }
        return batch;
    }

    /**
     * @param math whose layout
     * @param width inputs per point
     * @param points points without targets, row by row
     */
    static FloatBatch of(final FloatMath math, final int width, final double[] points) {
        final FloatBatch batch = new FloatBatch(math, points.length / width);
        for (int b = 0; b < batch.blocks.length; b++) {
            final Block block = batch.block(b, width);
            for (int s = 0; s < block.samples; s++) {
                final int i = batch.first(b) + s;
                final int at = math.position(s, block.panels);
                batch.input(block, at, points, i * width);
            }
        }
        return batch;
    }

    private void input(final Block block, final int at, final double[] from, final int index) {
        for (int k = 0; k < block.inputs.length; k++) {
            block.inputs[k][at] = (float) from[index + k];
            largestInput = Math.max(largestInput, Math.abs(from[index + k]));
        }
    }

    private Block block(final int b, final int width) {
        final int left = Math.min(samples - first(b), math.panels() * FloatMath.LANES);
        final int panels = (left + FloatMath.LANES - 1) / FloatMath.LANES;
        final int n = panels * FloatMath.LANES;
        blocks[b] =
                new Block(
                        panels,
                        left,
                        new float[width][n],
                        new float[n],
                        new float[n],
                        new float[n]);
        return blocks[b];
    }

    Block[] blocks() {
        return blocks;
    }

    int samples() {
        return samples;
    }

    /** The largest absolute value of all inputs. */
    double largestInput() {
        return largestInput;
    }

    /** The first sample of a block. */
    int first(final int block) {
        return block * math.panels() * FloatMath.LANES;
    }

    /** Copies a row of a block into samples in their order. */
    void gather(final int block, final float[] row, final double[] values) {
        final Block b = blocks[block];
        for (int s = 0; s < b.samples; s++) {
            values[first(block) + s] = row[math.position(s, b.panels)];
        }
    }

    /** Copies samples in their order into a row of a block; the filling becomes 0. */
    boolean scatter(final int block, final double[] values, final float[] row) {
        final Block b = blocks[block];
        boolean any = false;
        for (int s = 0; s < b.positions(); s++) {
            final float v = s < b.samples ? (float) values[first(block) + s] : 0;
            row[math.position(s, b.panels)] = v;
            any |= v != 0;
        }
        return any;
    }
}
