package org.zeroloss.learn.net;

/** An objective that is a sum of squared residuals, f = Σ r², for Gauss-Newton methods. */
public interface LeastSquares extends Objective {

    /**
     * Whether every term is a sum of squares.
     *
     * @return false if {@link #normalEquations} would leave a term out
     */
    boolean sumOfSquares();

    /**
     * The function, its gradient 2 Jᵀr and the Gauss-Newton matrix 2 JᵀJ.
     *
     * @param x the parameters; not changed
     * @param gradient receives (overwritten) the gradient
     * @param matrix receives (overwritten) the rows of the lower triangle; row i has at least i + 1
     *     places
     * @return f(x)
     */
    double normalEquations(double[] x, double[] gradient, double[][] matrix);
}
