package org.zeroloss.learn.network;

/**
 * What a network is trained for, and how.
 *
 * @param loss to be made small
 * @param update how a gradient changes the weights
 * @param clip the gradient of all parameters together is shortened to this length where it is
 *     longer; {@link Double#POSITIVE_INFINITY} never shortens it
 * @param seed of the dropout masks
 */
public record TrainingSettings(Loss loss, UpdateRule update, double clip, long seed) {

    /** Validates the numbers. */
    public TrainingSettings {
        Checks.given("The loss", loss);
        Checks.given("The update rule", update);
        if (!(clip > 0)) {
            throw new NetworkException(
                    "The longest gradient must be above 0 (infinite for none), found " + clip);
        }
    }

    /**
     * @param loss to be made small
     * @param update how a gradient changes the weights
     * @param seed of the dropout masks
     * @return settings that leave gradients as long as they are
     */
    public static TrainingSettings of(final Loss loss, final UpdateRule update, final long seed) {
        return new TrainingSettings(loss, update, Double.POSITIVE_INFINITY, seed);
    }
}
