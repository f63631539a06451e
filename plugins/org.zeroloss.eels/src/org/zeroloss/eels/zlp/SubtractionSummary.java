package org.zeroloss.eels.zlp;

/**
 * What a subtraction could not do as asked.
 *
 * @param rows spectra of the image
 * @param leftOut spectra from which nothing was subtracted, and why
 * @param extrapolated spectra outside the range that the model was made for; of a zero-loss
 *     ensemble those whose zero-loss sum lies outside by more than a tenth of t/λ
 */
public record SubtractionSummary(long rows, LeftOut leftOut, long extrapolated) {

    /**
     * @return spectra without a background; nothing was subtracted from them
     */
    public long withoutPeak() {
        return leftOut.total();
    }
}
