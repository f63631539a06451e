package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Check;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a {@link RegionScan} tries.
 *
 * @param endFactors factors on the dE1 of every cluster; each is tried once
 * @param blankFactors factors on dE2
 * @param folds parts into which the spectra of each cluster are divided, at least 2
 * @param replicas trained per fold and pair of factors; their median is scored
 */
public record RegionScanParameters(
        List<Double> endFactors, List<Double> blankFactors, int folds, int replicas) {

    /** Validates every component. */
    public RegionScanParameters {
        endFactors = factors(endFactors, "factors on dE1");
        blankFactors = factors(blankFactors, "factors on dE2");
        Check.atLeast(folds, 2, "number of folds");
        Check.atLeast(replicas, 2, "replicas per fold");
    }

    private static List<Double> factors(final List<Double> values, final String name) {
        final List<Double> factors = Check.list(values, name);
        Check.atLeast(factors.size(), 1, "number of " + name);
        for (final double f : factors) {
            Check.range(f, 0.1, 10, name);
        }
        return List.copyOf(new LinkedHashSet<>(factors));
    }

    /**
     * @return dE1 × 0.7, 0.8 … 1.2, dE2 as it is, five folds, five replicas each
     */
    public static RegionScanParameters defaults() {
        return new RegionScanParameters(List.of(0.7, 0.8, 0.9, 1.0, 1.1, 1.2), List.of(1.0), 5, 5);
    }
}
