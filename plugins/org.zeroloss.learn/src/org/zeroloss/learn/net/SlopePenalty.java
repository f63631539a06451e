package org.zeroloss.learn.net;

import org.zeroloss.learn.LearnException;

import java.util.Arrays;

/**
 * Keeps the output from rising along ordered chains of points: with d<sub>j</sub> =
 * out<sub>j+1</sub> − out<sub>j</sub> along each chain
 *
 * <ul>
 *   <li>{@link Form#HINGE}: λ Σ max(0, d<sub>j</sub>), the form used by EELSFitter;
 *   <li>{@link Form#SQUARED_HINGE}: λ Σ max(0, d<sub>j</sub>)², continuously differentiable, for
 *       quasi-Newton and least squares.
 * </ul>
 *
 * <p>The differences are per step of the chain and not divided by the step: on a grid twice as fine
 * the hinge keeps its value and the squared hinge halves.
 */
public final class SlopePenalty implements Penalty {

    /** How a rise is punished. */
    public enum Form {
        /** In proportion to the rise. */
        HINGE,
        /** In proportion to the rise squared. */
        SQUARED_HINGE
    }

    private final int width;
    private final double[] inputs;
    private final int[] chainEnds;
    private final double lambda;
    private final Form form;

    /**
     * @param width inputs per point
     * @param inputs the points of all chains, one chain after the other, row by row; copied
     * @param chainLengths points of each chain, in order; a chain of one point has no effect
     * @param lambda weight of the term, finite and not negative
     * @param form how a rise is punished
     * @throws LearnException if the lengths do not fit the inputs
     */
    public SlopePenalty(
            final int width,
            final double[] inputs,
            final int[] chainLengths,
            final double lambda,
            final Form form) {
        if (width < 1 || inputs.length % width != 0) {
            throw new LearnException(
                    "Slope penalty: "
                            + inputs.length
                            + " input values are not rows of width "
                            + width);
        }
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Slope penalty: lambda must be finite and >= 0, found " + lambda);
        }
        this.width = width;
        this.inputs = inputs.clone();
        this.chainEnds = new int[chainLengths.length];
        int end = 0;
        for (int c = 0; c < chainLengths.length; c++) {
            if (chainLengths[c] < 0) {
                throw new LearnException(
                        "Slope penalty: chain " + c + " has length " + chainLengths[c]);
            }
            end += chainLengths[c];
            chainEnds[c] = end;
        }
        if (end != inputs.length / width) {
            throw new LearnException(
                    "Slope penalty: the chains hold "
                            + end
                            + " points, the inputs "
                            + inputs.length / width);
        }
        this.lambda = lambda;
        this.form = form;
    }

    @Override
    public int points() {
        return inputs.length / width;
    }

    @Override
    public double[] inputs(final int expected) {
        if (expected != width) {
            throw new LearnException(
                    "Slope penalty: points have "
                            + width
                            + " inputs, the network expects "
                            + expected);
        }
        return inputs;
    }

    /**
     * @return weight of the term
     */
    public double lambda() {
        return lambda;
    }

    /**
     * @return how a rise is punished
     */
    public Form form() {
        return form;
    }

    @Override
    public double value(final double[] outputs, final int from, final double[] gradient) {
        Arrays.fill(gradient, from, from + points(), 0);
        double sum = 0;
        int j = 0;
        for (final int end : chainEnds) {
            for (; j < end - 1; j++) {
                final double d = outputs[from + j + 1] - outputs[from + j];
                if (d > 0) {
                    final double g = form == Form.HINGE ? lambda : 2 * lambda * d;
                    sum += form == Form.HINGE ? d : d * d;
                    gradient[from + j + 1] += g;
                    gradient[from + j] -= g;
                }
            }
            j = end;
        }
        return lambda * sum;
    }

    @Override
    public double value(final double[] outputs, final int from) {
        double sum = 0;
        int j = 0;
        for (final int end : chainEnds) {
            for (; j < end - 1; j++) {
                final double d = outputs[from + j + 1] - outputs[from + j];
                if (d > 0) {
                    sum += form == Form.HINGE ? d : d * d;
                }
            }
            j = end;
        }
        return lambda * sum;
    }

    @Override
    public boolean sumOfSquares() {
        return form == Form.SQUARED_HINGE;
    }

    @Override
    public void residualPairs(final double[] outputs, final int from, final PairSink sink) {
        if (form != Form.SQUARED_HINGE) {
            throw new UnsupportedOperationException(
                    "Expected a penalty that is a sum of squares, found "
                            + form
                            + "; choose SQUARED_HINGE, or another optimizer than"
                            + " Levenberg-Marquardt");
        }
        final double r = Math.sqrt(lambda);
        int j = 0;
        for (final int end : chainEnds) {
            for (; j < end - 1; j++) {
                if (outputs[from + j + 1] > outputs[from + j]) {
                    sink.accept(j, -r, j + 1, r);
                }
            }
            j = end;
        }
    }
}
