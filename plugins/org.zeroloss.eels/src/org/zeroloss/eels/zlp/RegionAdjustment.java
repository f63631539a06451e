package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Check;

import java.util.List;

/**
 * Changes to the training regions that were found in the data. Factors on dE1 and dE2 are the
 * hyper-parameters that {@link RegionScan} scans.
 *
 * @param endsEv dE1 of each cluster in eV, in the order of their labels; empty = as found
 * @param endFactor what the dE1 that were found are multiplied with
 * @param blankFactor what the dE2 that was found is multiplied with
 */
public record RegionAdjustment(List<Double> endsEv, double endFactor, double blankFactor) {

    /** The regions as found. */
    public static final RegionAdjustment NONE = new RegionAdjustment(List.of(), 1, 1);

    /** Validates every component. */
    public RegionAdjustment {
        endsEv = Check.list(endsEv, "ends of the training regions dE1");
        for (final double end : endsEv) {
            Check.positive(end, "end of the training region dE1 of a cluster in eV");
        }
        Check.positive(endFactor, "factor on dE1");
        Check.positive(blankFactor, "factor on dE2");
    }

    /**
     * @param newEndFactor factor on dE1
     * @param newBlankFactor factor on dE2
     * @return a copy with them
     */
    public RegionAdjustment withFactors(final double newEndFactor, final double newBlankFactor) {
        return new RegionAdjustment(endsEv, newEndFactor, newBlankFactor);
    }
}
