package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.numeric.Check;

/**
 * What the detector and its electronics make of the electrons: counts = offset + gain · N + noise.
 *
 * @param efficiency share of the electrons on the detector that are counted, above 0, at most 1
 * @param gain counts per electron
 * @param offset counts without any electron
 * @param readoutNoise standard deviation of the electronic noise in counts
 */
public record DetectorResponse(double efficiency, double gain, double offset, double readoutNoise) {

    /** Counts electrons without loss or noise. */
    public static final DetectorResponse PERFECT = new DetectorResponse(1, 1, 0, 0);

    /** Validates every component. */
    public DetectorResponse {
        Check.range(efficiency, 1e-3, 1, "efficiency of the detector");
        Check.range(gain, 1e-9, 1e9, "gain of the detector in counts per electron");
        Check.finite(offset, "offset of the detector in counts");
        Check.notNegative(readoutNoise, "noise of the detector in counts");
    }
}
