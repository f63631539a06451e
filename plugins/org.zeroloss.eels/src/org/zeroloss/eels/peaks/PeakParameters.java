package org.zeroloss.eels.peaks;

import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.numeric.Check;

import java.util.OptionalDouble;

/**
 * How to find peaks.
 *
 * @param grouping pixels, clusters or the mean spectrum
 * @param lowEv lower end of the energies searched, in eV
 * @param highEv upper end of the energies searched, in eV
 * @param smoothingEv FWHM of the peak filter in eV; empty = the zero-loss peak's, see {@link
 *     SpectrumPeaks}
 * @param significance a peak must stand out of its surroundings by this many standard deviations
 * @param maxPeaks most peaks per spectrum, the most significant first
 * @param seed seed of the noise draws
 */
public record PeakParameters(
        SpectrumGrouping grouping,
        double lowEv,
        double highEv,
        OptionalDouble smoothingEv,
        double significance,
        int maxPeaks,
        long seed) {

    /** Validates every component. */
    public PeakParameters {
        Check.present(grouping, "grouping of spectra");
        Check.ascending(lowEv, highEv, "energy range in eV");
        smoothingEv.ifPresent(v -> Check.positive(v, "smoothing width in eV"));
        Check.notNegative(significance, "significance in standard deviations");
        Check.atLeast(maxPeaks, 1, "number of peaks");
    }

    /**
     * @param grouping pixels, clusters or the mean spectrum
     * @param seed seed
     * @return peaks between 1 and 4 eV of at least one standard deviation: all candidates, whose
     *     significance and share of replicas the table shows
     */
    public static PeakParameters defaults(final SpectrumGrouping grouping, final long seed) {
        return new PeakParameters(grouping, 1, 4, OptionalDouble.empty(), 1, 16, seed);
    }
}
