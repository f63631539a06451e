package org.zeroloss.learn.net;

import org.zeroloss.learn.LearnException;

import java.util.List;

/**
 * What one replica learns from: samples (x<sub>i</sub>, y<sub>i</sub>, 1/σ<sub>i</sub>), which of
 * them are trained on and which only validate, and terms without targets.
 *
 * <p>Training loss: mean over the training samples of ((f(x<sub>i</sub>) − y<sub>i</sub>)/σ<sub>i
 * </sub>)² + Σ penalties + Σ c<sub>p</sub> θ<sub>p</sub>². Validation loss: the same mean over the
 * validation samples + Σ penalties, without the weight decay (the penalties say what a good network
 * is, the decay only how it is reached).
 *
 * <p>The arrays are kept, not copied (an ensemble shares them); they must not be changed
 * afterwards.
 */
public final class RegressionProblem {

    private final int width;
    private final double[] inputs;
    private final double[] targets;
    private final double[] weights;
    private final int[] training;
    private final int[] validation;
    private final List<Penalty> penalties;
    private final WeightDecay decay;

    /**
     * @param width inputs per sample
     * @param inputs all samples' inputs, row by row, n·width finite values
     * @param targets one per sample
     * @param weights 1/σ of each target, finite and not negative
     * @param training indices of the samples to train on, at least one
     * @param validation indices of the samples that stop the training; may be empty
     * @param penalties terms without targets
     * @param decay weight decay, or {@code null} for none
     * @throws LearnException if lengths differ, an index is outside, or a value is not finite
     */
    public RegressionProblem(
            final int width,
            final double[] inputs,
            final double[] targets,
            final double[] weights,
            final int[] training,
            final int[] validation,
            final List<? extends Penalty> penalties,
            final WeightDecay decay) {
        final int n = targets.length;
        if (width < 1 || inputs.length != (long) n * width || weights.length != n) {
            throw new LearnException(
                    "Regression problem: expected "
                            + n
                            + " samples of width "
                            + width
                            + ", found "
                            + inputs.length
                            + " input values and "
                            + weights.length
                            + " weights");
        }
        if (training.length == 0) {
            throw new LearnException("Regression problem: there is no training sample");
        }
        checkIndices("training", training, n);
        checkIndices("validation", validation, n);
        checkFinite("input", inputs);
        checkFinite("target", targets);
        checkFinite("weight", weights);
        for (int i = 0; i < n; i++) {
            if (weights[i] < 0) {
                throw new LearnException(
                        "Regression problem: weight of sample " + i + " is " + weights[i]);
            }
        }
        this.width = width;
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.training = training;
        this.validation = validation;
        this.penalties = List.copyOf(penalties);
        for (final Penalty p : this.penalties) {
            checkFinite("penalty input", p.inputs(width));
        }
        this.decay = decay;
    }

    /**
     * @return inputs per sample
     */
    public int width() {
        return width;
    }

    /**
     * @return number of samples, training and validation
     */
    public int samples() {
        return targets.length;
    }

    /**
     * @return all samples' inputs, row by row; not to be changed
     */
    public double[] inputs() {
        return inputs;
    }

    /**
     * @return one target per sample; not to be changed
     */
    public double[] targets() {
        return targets;
    }

    /**
     * @return 1/σ of each target; not to be changed
     */
    public double[] weights() {
        return weights;
    }

    /**
     * @return indices of the training samples; not to be changed
     */
    public int[] training() {
        return training;
    }

    /**
     * @return indices of the validation samples; not to be changed
     */
    public int[] validation() {
        return validation;
    }

    /**
     * @return terms without targets
     */
    public List<Penalty> penalties() {
        return penalties;
    }

    /**
     * @param shape the network
     * @return the decay's coefficient of each parameter (all 0 without decay)
     */
    public double[] decay(final MlpShape shape) {
        return decay == null ? new double[shape.parameters()] : decay.perParameter(shape);
    }

    private static void checkIndices(final String name, final int[] indices, final int n) {
        for (final int i : indices) {
            if (i < 0 || i >= n) {
                throw new LearnException(
                        "Regression problem: " + name + " index " + i + " is outside 0…" + (n - 1));
            }
        }
    }

    private static void checkFinite(final String name, final double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new LearnException(
                        "Regression problem: " + name + " value " + i + " is " + values[i]);
            }
        }
    }
}
