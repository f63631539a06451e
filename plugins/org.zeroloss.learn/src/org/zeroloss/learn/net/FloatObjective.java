package org.zeroloss.learn.net;

import org.zeroloss.learn.LearnException;

import java.util.Arrays;
import java.util.List;

/**
 * The loss of {@link MlpObjective} in float32: the network, the residuals and their sums (in
 * {@value FloatMath#LANES} parts) in float32, what is left after that in double. Owns its scratch
 * memory: one instance per thread, nothing is allocated in loops.
 */
final class FloatObjective implements Objective {

    private final FloatKernel kernel;
    private final FloatBatch training;
    private final FloatBatch validation;
    private final List<Penalty> penalties;
    private final FloatBatch[] points;
    private final double[] decay;
    private final double[] outputs;
    private final double[] outputGradient;
    private final double[] penaltyAt;
    private final FloatSums gradientSums;
    private final FloatSums squares;
    private final double[] total = new double[1];
    private final double largestInput;
    private double lastPenalty;

    /**
     * @param math how rows are computed with; the result does not depend on it
     * @param shape the network
     * @param problem what it learns from
     * @throws LearnException if the problem has another number of inputs than the network
     */
    FloatObjective(final FloatMath math, final MlpShape shape, final RegressionProblem problem) {
        if (shape.inputs() != problem.width()) {
            throw new LearnException(
                    "The network has "
                            + shape.inputs()
                            + " inputs, the samples "
                            + problem.width());
        }
        kernel = new FloatKernel(math, shape);
        training = FloatBatch.of(math, problem, problem.training());
        validation = FloatBatch.of(math, problem, problem.validation());
        penalties = problem.penalties();
        decay = problem.decay(shape);
        points = new FloatBatch[penalties.size()];
        int most = 0;
        double largest = Math.max(training.largestInput(), validation.largestInput());
        for (int i = 0; i < points.length; i++) {
            final Penalty penalty = penalties.get(i);
            points[i] = FloatBatch.of(math, shape.inputs(), penalty.inputs(shape.inputs()));
            most = Math.max(most, penalty.points());
            largest = Math.max(largest, points[i].largestInput());
        }
        largestInput = largest;
        outputs = new double[most];
        outputGradient = new double[most];
        penaltyAt = new double[decay.length];
        Arrays.fill(penaltyAt, Double.NaN);
        gradientSums = math.sums(decay.length);
        squares = math.sums(1);
    }

    @Override
    public int dimension() {
        return decay.length;
    }

    @Override
    public boolean hasValidation() {
        return validation.samples() > 0;
    }

    @Override
    public double value(final double[] x, final double[] gradient) {
        kernel.parameters(x, largestInput);
        gradientSums.clear();
        squares.clear();
        for (final FloatBatch.Block block : training.blocks()) {
            kernel.forward(block);
            kernel.residuals(block, squares);
            kernel.meanSquareDeltas(block);
            kernel.backward(block, gradientSums);
        }
        squares.total(total);
        double penalty = 0;
        for (int i = 0; i < points.length; i++) {
            penalty += penaltyAndGradient(i);
        }
        remember(x, penalty);
        gradientSums.total(gradient);
        return total[0] / training.samples() + penalty + WeightDecay.add(decay, x, gradient);
    }

    private double penaltyAndGradient(final int i) {
        evaluate(i);
        final Penalty penalty = penalties.get(i);
        final double value = penalty.value(outputs, 0, outputGradient);
        final FloatBatch batch = points[i];
        for (int b = 0; b < batch.blocks().length; b++) {
            if (batch.scatter(b, outputGradient, kernel.outputDeltas())) {
                if (batch.blocks().length > 1) {
                    // a single block's units are still there
                    kernel.forward(batch.blocks()[b]);
                }
                kernel.backward(batch.blocks()[b], gradientSums);
            }
        }
        return value;
    }

    private void evaluate(final int i) {
        final FloatBatch batch = points[i];
        for (int b = 0; b < batch.blocks().length; b++) {
            kernel.forward(batch.blocks()[b]);
            batch.gather(b, kernel.outputs(), outputs);
        }
    }

    private void remember(final double[] x, final double penalty) {
        System.arraycopy(x, 0, penaltyAt, 0, x.length);
        lastPenalty = penalty;
    }

    @Override
    public double validation(final double[] x) {
        kernel.parameters(x, largestInput);
        if (!Arrays.equals(x, penaltyAt)) {
            double penalty = 0;
            for (int i = 0; i < points.length; i++) {
                evaluate(i);
                penalty += penalties.get(i).value(outputs, 0);
            }
            remember(x, penalty);
        }
        squares.clear();
        for (final FloatBatch.Block block : validation.blocks()) {
            kernel.forward(block);
            kernel.residuals(block, squares);
        }
        squares.total(total);
        return total[0] / validation.samples() + lastPenalty;
    }
}
