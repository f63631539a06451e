package org.zeroloss.learn.net;

/** A function to minimize. One instance serves one thread; it may own scratch memory. */
public interface Objective {

    /**
     * @return number of parameters
     */
    int dimension();

    /**
     * The function and its gradient.
     *
     * @param x the parameters; not changed
     * @param gradient receives (overwritten) ∂f/∂x
     * @return f(x); may be NaN or infinite
     */
    double value(double[] x, double[] gradient);

    /**
     * Whether {@link #validation} means something; otherwise the function itself decides which
     * parameters are best.
     *
     * @return true if there is validation data
     */
    boolean hasValidation();

    /**
     * The loss on data that the gradient never sees.
     *
     * @param x the parameters; not changed
     * @return the validation loss
     */
    double validation(double[] x);
}
