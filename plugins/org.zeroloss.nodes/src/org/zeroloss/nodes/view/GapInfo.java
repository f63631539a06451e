package org.zeroloss.nodes.view;

import java.util.List;
import java.util.Map;

/**
 * Band gaps as a page gets them; arrays are little-endian 32-bit floats.
 *
 * @param image the image that they belong to
 * @param grouping {@code PIXEL}, {@code CLUSTER} or {@code MEAN}
 * @param names names of the spectra; empty for pixels, which come row after row
 * @param items numbers of the spectra; empty for pixels
 * @param statuses all statuses, in words
 * @param status index of each spectrum's status
 * @param numbers a value for each spectrum: {@code gap}, {@code gapLow}, {@code gapHigh}, {@code
 *     b}, {@code bLow}, {@code bHigh}, {@code significance}, {@code chi2} per degree of freedom,
 *     {@code from}, {@code to}, {@code spectra}
 * @param windows a value for each fit with another end of the window: the same and {@code above}
 *     the onset; {@code item} is the place of its spectrum in {@code numbers}
 * @param labels cluster of each pixel; {@code null} unless the spectra are clusters
 * @param note what a reader has to know of how they are shown, empty if nothing
 */
public record GapInfo(
        ImageInfo image,
        String grouping,
        List<String> names,
        List<Long> items,
        List<String> statuses,
        byte[] status,
        Map<String, byte[]> numbers,
        Map<String, byte[]> windows,
        byte[] labels,
        String note) {}
