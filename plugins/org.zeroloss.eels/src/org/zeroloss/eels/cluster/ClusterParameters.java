package org.zeroloss.eels.cluster;

import org.zeroloss.eels.numeric.Check;

/**
 * How to cluster pixels.
 *
 * @param feature what of each spectrum is clustered
 * @param zlpHalfWidth channels on each side of the maximum in the zero-loss sum; 1 = three channels
 * @param windowLowEv lower end of the energy window in eV (for {@link PixelFeature#ENERGY_WINDOW})
 * @param windowHighEv upper end of the energy window in eV
 * @param countRule where the number of clusters comes from
 * @param clusters k where it is given
 * @param minClusters smallest k to try, at least 2
 * @param maxClusters largest k to try
 * @param starts random starts for whole spectra (one feature per pixel needs none)
 * @param seed seed of the starts and of the gap statistic's references
 */
public record ClusterParameters(
        PixelFeature feature,
        int zlpHalfWidth,
        double windowLowEv,
        double windowHighEv,
        ClusterCountRule countRule,
        int clusters,
        int minClusters,
        int maxClusters,
        int starts,
        long seed) {

    /** Validates every component. */
    public ClusterParameters {
        Check.present(feature, "pixel feature");
        Check.present(countRule, "rule for the number of clusters");
        Check.atLeast(zlpHalfWidth, 0, "half-width of the zero-loss sum in channels");
        if (feature == PixelFeature.ENERGY_WINDOW) {
            Check.ascending(windowLowEv, windowHighEv, "energy window in eV");
        }
        Check.atLeast(clusters, 1, "number of clusters");
        if (countRule != ClusterCountRule.GIVEN) {
            Check.atLeast(minClusters, 2, "smallest number of clusters");
            Check.atLeast(maxClusters, minClusters, "largest number of clusters");
        }
        Check.atLeast(starts, 1, "number of starts");
    }

    /**
     * @param clusters number of clusters
     * @param seed seed
     * @return clustering by ln of the zero-loss sum of three channels
     */
    public static ClusterParameters byThickness(final int clusters, final long seed) {
        return new ClusterParameters(
                PixelFeature.LN_ZLP_SUM,
                1,
                0,
                1,
                ClusterCountRule.GIVEN,
                clusters,
                2,
                10,
                10,
                seed);
    }
}
