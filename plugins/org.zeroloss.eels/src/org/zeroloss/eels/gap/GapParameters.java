package org.zeroloss.eels.gap;

import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.numeric.Check;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How to fit band gaps.
 *
 * @param grouping pixels, clusters or the mean spectrum
 * @param exponent b of the onset: ½ direct, 3/2 indirect; empty = fitted
 * @param lowerEv lower end of the fit window in eV; empty = end dE1 of the cluster's training
 *     region
 * @param upperEv upper end of the fit window in eV; empty = relative to the onset
 * @param upperAboveOnsetEv upper end of the fit window above the onset in eV, where not absolute
 * @param broadening what broadens the onset in the fit
 * @param gapMinEv smallest gap searched in eV
 * @param gapMaxEv largest gap searched in eV
 * @param exponentMin smallest b where it is fitted
 * @param exponentMax largest b where it is fitted
 * @param significance an onset must improve the fit by this many standard deviations
 * @param readoutNoise standard deviation of the readout noise in counts; empty = from the data
 * @param countsPerElectron gain of the detector; empty = from the data
 * @param upperLimitsEv upper limits above the onset in eV at which the fit is repeated to show how
 *     the result depends on the window
 * @param seed seed of the parametric bootstrap
 */
public record GapParameters(
        SpectrumGrouping grouping,
        OptionalDouble exponent,
        OptionalDouble lowerEv,
        OptionalDouble upperEv,
        double upperAboveOnsetEv,
        OnsetBroadening broadening,
        double gapMinEv,
        double gapMaxEv,
        double exponentMin,
        double exponentMax,
        double significance,
        OptionalDouble readoutNoise,
        OptionalDouble countsPerElectron,
        List<Double> upperLimitsEv,
        long seed) {

    /** Validates every component. */
    public GapParameters {
        Check.present(grouping, "grouping of spectra");
        exponent.ifPresent(b -> Check.range(b, 0.1, 5, "exponent b"));
        lowerEv.ifPresent(v -> Check.positive(v, "lower end of the fit window in eV"));
        if (lowerEv.isPresent() && upperEv.isPresent()) {
            Check.ascending(lowerEv.getAsDouble(), upperEv.getAsDouble(), "fit window in eV");
        }
        Check.range(
                upperAboveOnsetEv, 0.1, 10, "upper end of the fit window above the onset in eV");
        Check.present(broadening, "broadening of the onset");
        Check.positive(gapMinEv, "smallest gap in eV");
        Check.ascending(gapMinEv, gapMaxEv, "range of gaps in eV");
        Check.range(exponentMin, 0.1, 5, "smallest exponent b");
        Check.range(exponentMax, exponentMin, 5, "largest exponent b");
        Check.notNegative(significance, "significance in standard deviations");
        readoutNoise.ifPresent(v -> Check.notNegative(v, "readout noise in counts"));
        countsPerElectron.ifPresent(v -> Check.positive(v, "counts per electron"));
        upperLimitsEv = Check.list(upperLimitsEv, "upper limits");
        upperLimitsEv.forEach(v -> Check.range(v, 0.1, 10, "upper limit above the onset in eV"));
        if (upperEv.isPresent()) {
            Check.ascending(gapMinEv, upperEv.getAsDouble(), "smallest gap and end of window");
        }
    }

    /**
     * @param grouping pixels, clusters or the mean spectrum
     * @param exponent b, or empty to fit it
     * @param seed seed
     * @return the other parameters at their defaults
     */
    public static GapParameters defaults(
            final SpectrumGrouping grouping, final OptionalDouble exponent, final long seed) {
        return new GapParameters(
                grouping,
                exponent,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                1.5,
                OnsetBroadening.ZERO_LOSS_PEAK,
                0.8,
                4,
                0.3,
                3,
                5,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(0.8, 1.0, 1.25, 1.5),
                seed);
    }

    /**
     * @return a copy whose fit window ends relative to the onset
     */
    GapParameters withRelativeWindow() {
        return new GapParameters(
                grouping,
                exponent,
                lowerEv,
                OptionalDouble.empty(),
                upperAboveOnsetEv,
                broadening,
                gapMinEv,
                gapMaxEv,
                exponentMin,
                exponentMax,
                significance,
                readoutNoise,
                countsPerElectron,
                upperLimitsEv,
                seed);
    }
}
