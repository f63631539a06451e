package org.zeroloss.eels;

import org.zeroloss.eels.numeric.Check;

/**
 * Noise of a spectrum: variance of a channel = gain · expected counts + readout variance.
 *
 * @param gain counts per electron; 1 where counts are electrons
 * @param readoutVariance variance that does not depend on the intensity, in counts²
 * @param correlation correlation of neighbouring channels, −0.45 … 0.45; 0 = independent
 */
public record SpectrumNoise(double gain, double readoutVariance, double correlation) {

    /** Validates every component. */
    public SpectrumNoise {
        Check.positive(gain, "gain in counts per electron");
        Check.notNegative(readoutVariance, "readout variance in counts²");
        Check.range(correlation, -0.45, 0.45, "correlation of neighbouring channels");
    }

    /**
     * @param expected expected counts
     * @return variance of a channel in counts²
     */
    public double variance(final double expected) {
        return gain * Math.max(0, expected) + readoutVariance;
    }

    /**
     * @param spectra number of spectra averaged
     * @return the noise of their mean
     */
    public SpectrumNoise ofMean(final long spectra) {
        return new SpectrumNoise(gain / spectra, readoutVariance / spectra, correlation);
    }

    /**
     * @return how much larger the variance of a sum over many channels is than without correlation
     */
    public double variancePerSum() {
        return 1 + 2 * correlation;
    }
}
