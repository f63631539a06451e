package org.zeroloss.eels.gap;

import java.util.List;

/**
 * Band gaps of an image.
 *
 * @param gaps a row for every pixel, cluster or the mean
 * @param windows how the result of each depends on the fit window; for pixels only up to 48 of
 *     those with a gap, evenly chosen
 */
public record GapResult(List<GapRow> gaps, List<GapWindowRow> windows) {

    /** Copies the lists. */
    public GapResult {
        gaps = List.copyOf(gaps);
        windows = List.copyOf(windows);
    }
}
