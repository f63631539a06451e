package org.zeroloss.learn.net;

/**
 * The losses of an optimization, one of each kind for the start and for every step that was taken.
 *
 * @param train the objective
 * @param validation the validation loss; NaN where there is no validation data
 */
public record LossCurve(double[] train, double[] validation) {

    /** No losses. */
    public static final LossCurve NONE = new LossCurve(new double[0], new double[0]);

    /** Checks and copies both. */
    public LossCurve {
        if (train.length != validation.length) {
            throw new IllegalArgumentException(
                    "Expected as many validation losses as losses, found "
                            + validation.length
                            + " and "
                            + train.length);
        }
        train = train.clone();
        validation = validation.clone();
    }

    /**
     * @return a copy of the losses on the training data
     */
    @Override
    public double[] train() {
        return train.clone();
    }

    /**
     * @return a copy of the validation losses
     */
    @Override
    public double[] validation() {
        return validation.clone();
    }
}
