package org.zeroloss.eels.peaks;

import org.zeroloss.eels.zlp.LeftOut;

import java.util.List;

/**
 * Peaks of an image.
 *
 * @param peaks the peaks, spectrum after spectrum, by ascending energy
 * @param extrapolated specimen spectra (pixels, clusters or the mean) whose zero-loss sum lies
 *     outside the range the model was trained on
 * @param leftOut spectra of the image that were not used
 */
public record PeakResult(List<PeakRow> peaks, long extrapolated, LeftOut leftOut) {

    /** Copies the list. */
    public PeakResult {
        peaks = List.copyOf(peaks);
    }
}
