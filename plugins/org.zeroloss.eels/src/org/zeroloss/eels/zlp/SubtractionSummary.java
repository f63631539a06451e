package org.zeroloss.eels.zlp;

/**
 * What a subtraction could not do as asked.
 *
 * @param rows spectra of the image
 * @param withoutPeak spectra without a zero-loss peak; nothing was subtracted from them
 * @param extrapolated spectra whose zero-loss sum lies outside the range the model was trained on
 *     by more than a tenth of t/λ; they got the shape at the nearest end of it
 */
public record SubtractionSummary(long rows, long withoutPeak, long extrapolated) {}
