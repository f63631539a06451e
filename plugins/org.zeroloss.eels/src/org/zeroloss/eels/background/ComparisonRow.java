package org.zeroloss.eels.background;

/**
 * How well a model does in one energy window. All numbers are means over the channels of the window
 * and over spectra; σ is the noise of a channel at the true (expected) counts.
 *
 * @param model name of the model
 * @param family what it is, such as {@code "power law"}
 * @param window where it was scored
 * @param spectra spectra scored
 * @param failed spectra for which the model had no background
 * @param bias mean of model − truth, in counts
 * @param biasSigma the same in σ
 * @param rms root mean square of model − truth, in counts
 * @param rmsSigma the same in σ; against vacuum spectra it holds their noise: 1 is perfect
 * @param coverage share of channels whose truth lies in the 68 % band (against vacuum spectra: in
 *     the band with the noise added)
 * @param logScore mean log density of a new measurement, natural logarithm; larger is better
 * @param crps continuous ranked probability score in counts; smaller is better
 * @param behind how much the log score of a spectrum's channel lies below that of the window's best
 *     model; 0 for the best
 * @param behindError standard error of that over spectra
 * @param millisPerSpectrum time to find the background of one spectrum in milliseconds
 * @param heldOut whether the model had not seen the spectra, or the energies, that it was scored on
 * @param note why not, else ""
 */
public record ComparisonRow(
        String model,
        String family,
        EnergyWindow window,
        long spectra,
        long failed,
        double bias,
        double biasSigma,
        double rms,
        double rmsSigma,
        double coverage,
        double logScore,
        double crps,
        double behind,
        double behindError,
        double millisPerSpectrum,
        boolean heldOut,
        String note) {}
