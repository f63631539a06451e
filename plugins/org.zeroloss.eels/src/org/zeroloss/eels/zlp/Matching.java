package org.zeroloss.eels.zlp;

import org.zeroloss.eels.EelsException;

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
public record Matching(double matchedFromEv, double modelFromEv, double blankFromEv) {

    private static final double MOST_WIDTHS = 4;

    /** Validates the order. */
    public Matching {
        if (!(modelFromEv > matchedFromEv)) {
            throw new EelsException(
                    "Expected a peak that is matched from dE0 to a larger dE1, found dE0 = "
                            + matchedFromEv
                            + " eV and dE1 = "
                            + modelFromEv
                            + " eV");
        }
    }

    /**
     * @param region training region of the spectrum's cluster; one that was found in the data and
     *     is longer than four widths (a cluster that never departs from vacuum) is taken as four
     *     widths, one that was given holds as it is
     * @param fwhmEv width of the zero-loss peak
     * @return the matching
     * @throws EelsException if the region ends within the width of the peak
     */
    public static Matching of(final RegionRow region, final double fwhmEv) {
        final double end =
                region.given()
                        ? region.regionEndEv()
                        : Math.min(region.regionEndEv(), MOST_WIDTHS * fwhmEv);
        if (!(end > fwhmEv)) {
            throw new EelsException(
                    "Expected a training region of '"
                            + region.name()
                            + "' that ends (dE1) above the width of the zero-loss peak, "
                            + fwhmEv
                            + " eV, found dE1 = "
                            + end
                            + " eV; train with a larger dE1");
        }
        return new Matching((fwhmEv + end) / 2, end, region.blankStartEv());
    }

    /** d, over which the logistic weight goes from data to model, in eV. */
    double blendEv() {
        return (modelFromEv - matchedFromEv) / 10;
    }

    /**
     * @param energyEv energy loss in eV
     * @param measured counts of the spectrum
     * @param model counts of the model's peak
     * @return counts of the matched peak
     */
    public double value(final double energyEv, final double measured, final double model) {
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
        final double middle = (matchedFromEv + modelFromEv) / 2;
        final double w = 1 / (1 + StrictMath.exp(-(e - middle) / blendEv()));
        return w * model + (1 - w) * measured;
    }
}
