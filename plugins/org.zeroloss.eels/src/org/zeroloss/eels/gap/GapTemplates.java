package org.zeroloss.eels.gap;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The onset templates a fit needs, for one shape of the zero-loss peak.
 *
 * @param search exponents the fit may take: the fixed one, or nodes over the range
 * @param direct b = ½
 * @param indirect b = 3/2
 * @param around at least three exponents, for the derivative by b
 */
record GapTemplates(
        OnsetTemplates search,
        OnsetTemplates direct,
        OnsetTemplates indirect,
        OnsetTemplates around) {

    private static final double EXPONENT_STEP = 0.15;

    /**
     * @param exponent the fixed exponent, or empty
     * @param low smallest exponent where it is fitted
     * @param high largest exponent where it is fitted
     * @param channelEv channel width in eV
     * @param kernel zero-loss peak on channels, or {1}
     * @param kernelZero index of 0 eV in it
     * @param lowU smallest E − E_g in eV
     * @param highU largest E − E_g in eV
     * @return the templates
     */
    static GapTemplates of(
            final OptionalDouble exponent,
            final double low,
            final double high,
            final double channelEv,
            final double[] kernel,
            final int kernelZero,
            final double lowU,
            final double highU) {
        final Function<double[], OnsetTemplates> make =
                b -> new OnsetTemplates(b, channelEv, kernel, kernelZero, lowU, highU);
        final OnsetTemplates search;
        final OnsetTemplates around;
        if (exponent.isPresent()) {
            final double b = exponent.getAsDouble();
            search = make.apply(new double[] {b});
            around = make.apply(new double[] {b - 0.05, b, b + 0.05});
        } else {
            final int n = Math.max(2, (int) Math.round((high - low) / EXPONENT_STEP));
            final double[] nodes = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                nodes[i] = low + (high - low) * i / n;
            }
            search = make.apply(nodes);
            around = search;
        }
        return new GapTemplates(
                search, make.apply(new double[] {0.5}), make.apply(new double[] {1.5}), around);
    }
}
