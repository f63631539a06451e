package org.zeroloss.learn.network;

/** The learning rate of each step. */
@FunctionalInterface
public interface LearningRate {

    /**
     * @param step from 0
     * @return the rate, above 0
     */
    double at(long step);

    /**
     * @param rate above 0
     * @return the same rate in every step
     */
    static LearningRate constant(final double rate) {
        return step -> rate;
    }

    /**
     * Rises linearly, then falls along half a cosine (Loshchilov and Hutter, ICLR 2017) to a
     * hundredth of the peak.
     *
     * @param peak largest rate
     * @param warmUp steps of the rise, 0 for none
     * @param steps all steps; later ones keep the last rate
     * @return the schedule
     */
    static LearningRate cosine(final double peak, final long warmUp, final long steps) {
        if (warmUp < 0 || steps <= warmUp) {
            throw new NetworkException(
                    "A schedule needs 0 <= steps of the rise < all steps, found "
                            + warmUp
                            + " and "
                            + steps);
        }
        return step -> {
            if (step < warmUp) {
                return peak * (step + 1) / warmUp;
            }
            final double t = Math.min(1, (double) (step - warmUp) / (steps - warmUp));
            return peak * (0.01 + 0.99 * 0.5 * (1 + StrictMath.cos(Math.PI * t)));
        };
    }
}
