package org.zeroloss.learn.network;

import org.zeroloss.base.Seeds;

import java.util.SplittableRandom;

/**
 * The random masks of dropout layers. They are drawn here and not by the engines, so that training
 * goes the same way in each of them: by the seed, the node's place in the network and the step.
 */
public final class DropoutMask {

    private static final long STEP = 1;
    private static final long PREDICTION = 2;

    /** Values are compared with 24 random bits: as many as a float has. */
    private static final int BITS = 24;

    private DropoutMask() {}

    /**
     * @param layer dropout
     * @param node place of its node in {@link NetworkGraph#nodes()}
     * @param seed of the training
     * @param step steps done before
     * @param count images of the batch
     * @param shape of one image at this node
     * @return factor of each value, 0 or {@code 1/(1 − rate)}: {@code count · values} numbers for
     *     {@link Layer.DropoutUnit#VALUE}, {@code count · channels} for CHANNEL
     */
    public static float[] forStep(
            final Layer.Dropout layer,
            final int node,
            final long seed,
            final long step,
            final int count,
            final MapShape shape) {
        return draw(layer, Seeds.stream(seed, STEP, node, step), count, shape);
    }

    /**
     * @param layer dropout
     * @param node place of its node in {@link NetworkGraph#nodes()}
     * @param seed of the prediction
     * @param count images of the batch, which all have the same mask
     * @param shape of one image at this node
     * @return factor of each value, as {@link #forStep}
     */
    public static float[] forPrediction(
            final Layer.Dropout layer,
            final int node,
            final long seed,
            final int count,
            final MapShape shape) {
        final float[] one = draw(layer, Seeds.stream(seed, PREDICTION, node), 1, shape);
        final float[] all = new float[Math.multiplyExact(one.length, count)];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }

    private static float[] draw(
            final Layer.Dropout layer,
            final SplittableRandom random,
            final int count,
            final MapShape shape) {
        final int perImage =
                layer.unit() == Layer.DropoutUnit.CHANNEL ? shape.channels() : shape.values();
        final float[] mask = new float[Math.multiplyExact(perImage, count)];
        final int limit = (int) Math.rint(layer.rate() * (1 << BITS));
        final float kept = (float) (1 / (1 - layer.rate()));
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextInt() >>> 32 - BITS < limit ? 0 : kept;
        }
        return mask;
    }
}
