package org.zeroloss.learn.net;

/**
 * A term of the loss that depends on the network's outputs at points without a target.
 * Implementations are immutable.
 */
public interface Penalty {

    /**
     * @return number of points at which the term needs the network's output
     */
    int points();

    /**
     * @param width inputs per point
     * @return the points' inputs, row by row, {@code points() * width} values; not to be changed
     * @throws org.zeroloss.learn.LearnException if the points have another width
     */
    double[] inputs(int width);

    /**
     * The term and its derivatives by the outputs.
     *
     * @param outputs the network's outputs
     * @param from index in {@code outputs} and {@code gradient} of the first point
     * @param gradient receives (overwritten) the derivative by each output
     * @return the term
     */
    double value(double[] outputs, int from, double[] gradient);

    /**
     * The term alone.
     *
     * @param outputs the network's outputs
     * @param from index in {@code outputs} of the first point
     * @return the term
     */
    double value(double[] outputs, int from);

    /**
     * Whether the term is a sum of squared residuals; only then {@link LevenbergMarquardt} can use
     * it.
     *
     * @return true if {@link #residualPairs} is available
     */
    default boolean sumOfSquares() {
        return false;
    }

    /**
     * The Gauss-Newton part of the term: calls {@code sink} for every residual that is not 0.
     *
     * @param outputs the network's outputs
     * @param from index in {@code outputs} of the first point
     * @param sink receives the derivatives of a residual
     */
    default void residualPairs(final double[] outputs, final int from, final PairSink sink) {
        throw new UnsupportedOperationException(
                "Expected a penalty that is a sum of squares, found "
                        + getClass().getSimpleName()
                        + "; choose another optimizer than Levenberg-Marquardt");
    }

    /** Receives a residual r that depends on two outputs. */
    @FunctionalInterface
    interface PairSink {
        /**
         * @param first index of the first point within the penalty
         * @param dFirst ∂r/∂out<sub>first</sub>
         * @param second index of the second point within the penalty
         * @param dSecond ∂r/∂out<sub>second</sub>
         */
        void accept(int first, double dFirst, int second, double dSecond);
    }
}
