package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.ParameterSpec;

/**
 * One parameter while it is trained. The arrays are written to.
 *
 * @param spec what it is
 * @param values present values
 * @param gradient derivatives by them
 * @param first the optimizer's first memory (mean of the derivatives)
 * @param second its second (mean of their squares)
 */
public record Parameter(
        ParameterSpec spec, double[] values, double[] gradient, double[] first, double[] second) {

    /**
     * @param spec what it is
     * @param values to begin with; copied
     * @return the parameter with empty memories
     */
    public static Parameter of(final ParameterSpec spec, final double[] values) {
        final int n = values.length;
        return new Parameter(spec, values.clone(), new double[n], new double[n], new double[n]);
    }
}
