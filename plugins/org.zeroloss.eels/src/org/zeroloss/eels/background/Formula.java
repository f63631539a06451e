package org.zeroloss.eels.background;

import org.zeroloss.eels.EelsException;

/**
 * Intensity as a function of energy loss and a few parameters, with its derivatives. The first
 * parameter is always ln of a height, so that a formula fitted to one spectrum is a start for
 * another of a different strength. Stateless and thread-safe.
 */
interface Formula {

    /** Number of parameters. */
    int size();

    /** The formula with its parameters filled in. */
    interface Curve {
        /**
         * @param energyEv energy loss in eV
         * @param gradient receives the derivatives of the intensity by each parameter
         * @return the intensity, at least 0
         */
        double value(double energyEv, double[] gradient);
    }

    /**
     * @param theta parameters; not kept
     * @return the curve they give
     */
    Curve at(double[] theta);

    /**
     * Moves parameters that left their range back to its end.
     *
     * @param theta changed in place
     */
    void restrict(double[] theta);

    /**
     * @param fwhmEv width of the zero-loss peak in eV
     * @param fromEv start of the fit window in eV
     * @param toEv end of the fit window in eV
     * @return first guess of the parameters for a peak of height 1
     */
    double[] start(double fwhmEv, double fromEv, double toEv);

    /**
     * @param recipe which formula
     * @param fitFromEv start of the fit window in eV
     * @param fitToEv end of the fit window in eV
     * @return it
     */
    static Formula of(final BackgroundRecipe recipe, final double fitFromEv, final double fitToEv) {
        return switch (recipe.family()) {
            case POWER_LAW -> new TailFormula(1, Math.sqrt(fitFromEv * fitToEv));
            case LOG_POLYNOMIAL -> new TailFormula(recipe.degree(), Math.sqrt(fitFromEv * fitToEv));
            case PEARSON_VII -> new PearsonFormula(false);
            case SPLIT_PEARSON_VII -> new PearsonFormula(true);
            case PSEUDO_VOIGT -> new VoigtFormula(false);
            case SPLIT_PSEUDO_VOIGT -> new VoigtFormula(true);
            case KAISER -> new KaiserFormula();
            case VACUUM -> throw new EelsException("A vacuum spectrum has no formula");
        };
    }
}
