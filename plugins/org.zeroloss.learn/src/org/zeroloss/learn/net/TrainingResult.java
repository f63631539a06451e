package org.zeroloss.learn.net;

/**
 * Where an optimizer ended.
 *
 * @param parameters the best parameters: lowest validation loss, or lowest training loss where
 *     there is no validation data
 * @param trainLoss the objective at these parameters
 * @param validationLoss the validation loss there; NaN where there is no validation data
 * @param evaluations evaluations of loss and gradient (or normal equations)
 * @param iterations steps (epochs) taken
 * @param bestIteration step after which the best parameters were found; 0 = the start
 * @param stop why it ended
 * @param losses the losses of all steps; empty where they were not kept
 */
public record TrainingResult(
        double[] parameters,
        double trainLoss,
        double validationLoss,
        int evaluations,
        int iterations,
        int bestIteration,
        Stop stop,
        LossCurve losses) {

    /** Why an optimizer ended. */
    public enum Stop {
        /** The gradient or the improvement is below the tolerance. */
        CONVERGED,
        /** The validation loss did not improve for as many steps as the patience allows. */
        LOOK_BACK,
        /** The largest number of iterations is used up. */
        LIMIT,
        /** No finite loss could be reached; the parameters are useless. */
        FAILED
    }

    /**
     * A result whose losses on the way were not kept.
     *
     * @param parameters the best parameters
     * @param trainLoss the objective at these parameters
     * @param validationLoss the validation loss there
     * @param evaluations evaluations of loss and gradient
     * @param iterations steps taken
     * @param bestIteration step after which the best parameters were found
     * @param stop why it ended
     */
    public TrainingResult(
            final double[] parameters,
            final double trainLoss,
            final double validationLoss,
            final int evaluations,
            final int iterations,
            final int bestIteration,
            final Stop stop) {
        this(
                parameters,
                trainLoss,
                validationLoss,
                evaluations,
                iterations,
                bestIteration,
                stop,
                LossCurve.NONE);
    }

    /** Copies the parameters. */
    public TrainingResult {
        parameters = parameters.clone();
    }

    /**
     * @return a copy of the best parameters
     */
    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    /**
     * @return true if the parameters are useless
     */
    public boolean failed() {
        return stop == Stop.FAILED;
    }
}
