package org.zeroloss.learn.net;

import org.zeroloss.learn.LearnException;

import java.util.Arrays;
import java.util.List;

/**
 * The loss of a network on a {@link RegressionProblem} as a function of its parameters. Owns its
 * scratch memory: one instance per thread, nothing is allocated in loops.
 */
public final class MlpObjective implements LeastSquares {

    /** Points with targets, gathered so that they lie one after the other. */
    private record Samples(double[] inputs, double[] targets, double[] weights) {
        int size() {
            return targets.length;
        }
    }

    private final MlpKernel kernel;
    private final int width;
    private final Samples training;
    private final Samples validation;
    private final List<Penalty> penalties;
    private final double[] decay;
    private final double[] outputs;
    private final double[] outputGradient;
    private final double[] penaltyAt;
    private double lastPenalty;
    private NormalMatrix normal;

    /**
     * @param shape the network
     * @param problem what it learns from
     * @throws LearnException if the problem has another number of inputs than the network
     */
    public MlpObjective(final MlpShape shape, final RegressionProblem problem) {
        if (shape.inputs() != problem.width()) {
            throw new LearnException(
                    "The network has "
                            + shape.inputs()
                            + " inputs, the samples "
                            + problem.width());
        }
        kernel = new MlpKernel(shape);
        width = shape.inputs();
        training = gather(problem, problem.training());
        validation = gather(problem, problem.validation());
        penalties = problem.penalties();
        decay = problem.decay(shape);
        int points = 0;
        for (final Penalty p : penalties) {
            points = Math.max(points, p.points());
        }
        outputs = new double[points];
        outputGradient = new double[points];
        penaltyAt = new double[shape.parameters()];
        Arrays.fill(penaltyAt, Double.NaN);
    }

    private static Samples gather(final RegressionProblem problem, final int[] indices) {
        final int d = problem.width();
        final double[] x = new double[indices.length * d];
        final double[] y = new double[indices.length];
        final double[] w = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(problem.inputs(), indices[i] * d, x, i * d, d);
            y[i] = problem.targets()[indices[i]];
            w[i] = problem.weights()[indices[i]];
        }
        return new Samples(x, y, w);
    }

    @Override
    public int dimension() {
        return decay.length;
    }

    @Override
    public boolean hasValidation() {
        return validation.size() > 0;
    }

    @Override
    public double value(final double[] x, final double[] gradient) {
        Arrays.fill(gradient, 0);
        final double scale = 2.0 / training.size();
        final double[] d = kernel.outputDeltas();
        double sum = 0;
        for (int from = 0; from < training.size(); from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, training.size() - from);
            final double[] out = kernel.forward(x, training.inputs, from, n);
            for (int s = 0; s < n; s++) {
                final double w = training.weights[from + s];
                final double r = (out[s] - training.targets[from + s]) * w;
                sum += r * r;
                d[s] = scale * w * r;
            }
            kernel.backward(x, gradient);
        }
        double penalty = 0;
        for (final Penalty p : penalties) {
            penalty += penalty(p, x, gradient);
        }
        remember(x, penalty);
        return sum / training.size() + penalty + WeightDecay.add(decay, x, gradient);
    }

    private double penalty(final Penalty p, final double[] x, final double[] gradient) {
        evaluate(p, x);
        final double value = p.value(outputs, 0, outputGradient);
        final double[] d = kernel.outputDeltas();
        for (int from = 0; from < p.points(); from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, p.points() - from);
            if (allZero(outputGradient, from, n)) {
                continue;
            }
            kernel.forward(x, p.inputs(width), from, n);
            System.arraycopy(outputGradient, from, d, 0, n);
            kernel.backward(x, gradient);
        }
        return value;
    }

    private static boolean allZero(final double[] v, final int from, final int n) {
        for (int i = from; i < from + n; i++) {
            if (v[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void evaluate(final Penalty p, final double[] x) {
        for (int from = 0; from < p.points(); from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, p.points() - from);
            System.arraycopy(kernel.forward(x, p.inputs(width), from, n), 0, outputs, from, n);
        }
    }

    private void remember(final double[] x, final double penalty) {
        System.arraycopy(x, 0, penaltyAt, 0, x.length);
        lastPenalty = penalty;
    }

    @Override
    public double validation(final double[] x) {
        if (!Arrays.equals(x, penaltyAt)) {
            double penalty = 0;
            for (final Penalty p : penalties) {
                evaluate(p, x);
                penalty += p.value(outputs, 0);
            }
            remember(x, penalty);
        }
        return meanSquare(x, validation) + lastPenalty;
    }

    /**
     * The data term of the training loss.
     *
     * @param x the parameters
     * @return mean squared, σ-scaled residual of the training samples
     */
    public double trainingMeanSquare(final double[] x) {
        return meanSquare(x, training);
    }

    private double meanSquare(final double[] x, final Samples samples) {
        double sum = 0;
        for (int from = 0; from < samples.size(); from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, samples.size() - from);
            final double[] out = kernel.forward(x, samples.inputs, from, n);
            for (int s = 0; s < n; s++) {
                final double r = (out[s] - samples.targets[from + s]) * samples.weights[from + s];
                sum += r * r;
            }
        }
        return sum / samples.size();
    }

    @Override
    public boolean sumOfSquares() {
        return penalties.stream().allMatch(Penalty::sumOfSquares);
    }

    @Override
    public double normalEquations(
            final double[] x, final double[] gradient, final double[][] matrix) {
        if (normal == null) {
            normal = new NormalMatrix(kernel, dimension());
        }
        final double loss = value(x, gradient);
        for (int i = 0; i < matrix.length; i++) {
            Arrays.fill(matrix[i], 0, i + 1, 0);
            matrix[i][i] = 2 * decay[i];
        }
        final double scale = Math.sqrt(2.0 / training.size());
        for (int from = 0; from < training.size(); from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, training.size() - from);
            normal.addSamples(x, training.inputs, training.weights, scale, from, n, matrix);
        }
        for (final Penalty p : penalties) {
            evaluate(p, x);
            normal.addPenalty(x, p, width, outputs, matrix);
        }
        return loss;
    }
}
