package org.zeroloss.learn.net;

import java.util.Arrays;

/** Keeps the best parameters seen and says when there was no better for too long. */
final class LookBack {

    private final Objective objective;
    private final int patience;
    private final double[] best;
    private double bestTrain = Double.NaN;
    private double bestValidation = Double.NaN;
    private double bestScore = Double.POSITIVE_INFINITY;
    private int bestIteration;
    private double[] train = new double[64];
    private double[] validations = new double[64];
    private int steps;

    LookBack(final Objective objective, final int patience) {
        this.objective = objective;
        this.patience = patience;
        best = new double[objective.dimension()];
    }

    /**
     * @param iteration steps taken so far
     * @param x the parameters
     * @param trainLoss their training loss
     * @return true if training should end
     */
    boolean offer(final int iteration, final double[] x, final double trainLoss) {
        final double validation = objective.hasValidation() ? objective.validation(x) : Double.NaN;
        note(iteration, trainLoss, validation);
        final double score = objective.hasValidation() ? validation : trainLoss;
        if (score < bestScore) {
            bestScore = score;
            bestTrain = trainLoss;
            bestValidation = validation;
            bestIteration = iteration;
            System.arraycopy(x, 0, best, 0, x.length);
        }
        return patience > 0 && iteration - bestIteration >= patience;
    }

    /** An optimizer that cannot go on offers its last point a second time. */
    private void note(final int iteration, final double trainLoss, final double validation) {
        if (iteration >= train.length) {
            train = Arrays.copyOf(train, 2 * iteration);
            validations = Arrays.copyOf(validations, 2 * iteration);
        }
        for (; steps < iteration; steps++) {
            train[steps] = Double.NaN;
            validations[steps] = Double.NaN;
        }
        train[iteration] = trainLoss;
        validations[iteration] = validation;
        steps = iteration + 1;
    }

    TrainingResult result(
            final int evaluations, final int iterations, final TrainingResult.Stop stop) {
        final boolean useless = Double.isInfinite(bestScore) || !Double.isFinite(bestTrain);
        return new TrainingResult(
                best,
                bestTrain,
                bestValidation,
                evaluations,
                iterations,
                bestIteration,
                useless ? TrainingResult.Stop.FAILED : stop,
                new LossCurve(Arrays.copyOf(train, steps), Arrays.copyOf(validations, steps)));
    }
}
