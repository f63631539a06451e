package org.zeroloss.learn.network;

import java.util.Optional;

/**
 * What one training step sees.
 *
 * @param input images
 * @param target what the network should give for them: same number of images
 * @param weight weight of each pixel in the loss, not negative: one channel, height and width of
 *     the target; empty weighs all alike
 */
public record TrainingBatch(Tensor input, Tensor target, Optional<Tensor> weight) {

    /** Validates that the parts belong together. */
    public TrainingBatch {
        if (input.count() != target.count()) {
            throw new NetworkException(
                    "Found " + target.count() + " targets for " + input.count() + " images");
        }
        if (weight.isPresent()) {
            final Tensor w = weight.get();
            if (w.count() != target.count() || !w.shape().equals(target.shape().withChannels(1))) {
                throw new NetworkException(
                        "The weights of " + target + " must have one channel, found " + w);
            }
            double sum = 0;
            for (final float v : w.values()) {
                if (!(v >= 0 && v < Float.POSITIVE_INFINITY)) {
                    throw new NetworkException(
                            "A pixel's weight must be a number from 0, found " + v);
                }
                sum += v;
            }
            if (!(sum > 0)) {
                throw new NetworkException("All pixels of a batch have weight 0");
            }
        }
    }

    /**
     * @param input images
     * @param target what the network should give for them
     * @return a batch whose pixels weigh all alike
     */
    public static TrainingBatch of(final Tensor input, final Tensor target) {
        return new TrainingBatch(input, target, Optional.empty());
    }

    /**
     * @param graph a network
     * @throws NetworkException if the batch does not fit it
     */
    public void checkFits(final NetworkGraph graph) {
        final MapShape out = graph.shapes(input.height(), input.width()).get(graph.output());
        if (input.channels() != graph.input().channels() || !target.shape().equals(out)) {
            throw new NetworkException(
                    "The network takes "
                            + graph.input().channels()
                            + " channels and gives "
                            + out
                            + ", found images of "
                            + input.shape()
                            + " with targets of "
                            + target.shape());
        }
    }
}
