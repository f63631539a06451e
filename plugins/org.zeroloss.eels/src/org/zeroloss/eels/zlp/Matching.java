package org.zeroloss.eels.zlp;

/**
 * Matches a model's zero-loss peak to a spectrum (Brokkelkamp et al., J. Phys. Chem. A 126 (2022)
 * 1255): below dE0 = (FWHM + dE1)/2 the peak is the spectrum itself, from dE0 to dE1 it goes over
 * into the model by a logistic weight 1/(1 + exp(−(E − (dE0 + dE1)/2)/d)), d = (dE1 − dE0)/10, up
 * to dE2 it is the model, beyond it is 0; mirrored on the gain side, where the model holds to the
 * end.
 *
 * @param matchedFromEv dE0 in eV
 * @param modelFromEv dE1 in eV
 * @param blankFromEv dE2 in eV
 */
record Matching(double matchedFromEv, double modelFromEv, double blankFromEv) {

    private static final double MOST_WIDTHS = 4;

    /**
     * @param region training region of the spectrum's cluster; a region longer than four widths (a
     *     cluster that never departs from vacuum) is taken as four widths
     * @param fwhmEv width of the zero-loss peak
     * @return the matching
     */
    static Matching of(final RegionRow region, final double fwhmEv) {
        final double end = Math.min(region.regionEndEv(), MOST_WIDTHS * fwhmEv);
        return new Matching((fwhmEv + end) / 2, end, region.blankStartEv());
    }

    /**
     * @param energyEv energy loss in eV
     * @param measured counts of the spectrum
     * @param model counts of the model's peak
     * @return counts of the matched peak
     */
    double value(final double energyEv, final double measured, final double model) {
        final double e = Math.abs(energyEv);
        if (energyEv > blankFromEv) {
            return 0;
        }
        if (e < matchedFromEv) {
            return measured;
        }
        if (e >= modelFromEv) {
            return model;
        }
        final double d = (modelFromEv - matchedFromEv) / 10;
        final double w = 1 / (1 + StrictMath.exp(-(e - (matchedFromEv + modelFromEv) / 2) / d));
        return w * model + (1 - w) * measured;
    }
}
