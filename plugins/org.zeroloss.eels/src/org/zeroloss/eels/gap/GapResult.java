package org.zeroloss.eels.gap;

import org.zeroloss.eels.zlp.LeftOut;

import java.util.List;

/**
 * Band gaps of an image.
 *
 * @param gaps a row for every pixel, cluster or the mean
 * @param windows how the result of each depends on the fit window; for pixels only up to 48 of
 *     those with a gap, evenly chosen
 * @param extrapolated specimen spectra (pixels, clusters or the mean) whose zero-loss sum lies
 *     outside the range the model was trained on
 * @param leftOut spectra of the image that were not used
 */
public record GapResult(
        List<GapRow> gaps, List<GapWindowRow> windows, long extrapolated, LeftOut leftOut) {

    /** Copies the lists. */
    public GapResult {
        gaps = List.copyOf(gaps);
        windows = List.copyOf(windows);
    }
}
