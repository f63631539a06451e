package org.zeroloss.nodes.view;

import java.util.List;
import java.util.Map;

/**
 * Peaks as a page gets them; arrays are little-endian 32-bit floats.
 *
 * @param image the image that they belong to
 * @param grouping {@code PIXEL}, {@code CLUSTER} or {@code MEAN}
 * @param names names of the spectra; empty for pixels, which come row after row
 * @param items numbers of the spectra; empty for pixels
 * @param spectra how many spectra there are
 * @param fromEv lower end of the energies that were searched
 * @param toEv their upper end
 * @param peaks a value for each peak: {@code item} (the place of its spectrum), {@code raw} (1 for
 *     a peak of the raw spectrum), {@code energy}, {@code height}, {@code width} with their bands
 *     ({@code …Low}, {@code …High}), {@code significance}, {@code share} of replicas
 * @param labels cluster of each pixel; {@code null} unless the spectra are clusters
 * @param note what a reader has to know of how they are shown, empty if nothing
 */
public record PeakInfo(
        ImageInfo image,
        String grouping,
        List<String> names,
        List<Long> items,
        int spectra,
        double fromEv,
        double toEv,
        Map<String, byte[]> peaks,
        byte[] labels,
        String note) {}
