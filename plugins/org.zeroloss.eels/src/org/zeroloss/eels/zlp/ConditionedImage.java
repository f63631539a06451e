package org.zeroloss.eels.zlp;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.conditions.Conditions;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model of several images keeps of one of them.
 *
 * @param conditions beam energy and exposure time
 * @param widthEv w, half the width of its zero-loss peak in eV
 * @param lnReference ln of the zero-loss sum of the group that gave its base curve
 * @param range ln of the zero-loss sums of its spectra
 * @param regions its training regions
 */
record ConditionedImage(
        Conditions conditions,
        double widthEv,
        double lnReference,
        LnZlpRange range,
        List<RegionRow> regions) {

    /** The region may not reach into the peak. */
    private static final double LEAST_WIDTHS = 1.5;

    /** No cluster of an image at hand has such a label. */
    private static final int OTHER_LABELS = 1_000_000_000;

    /** Copies the regions. */
    ConditionedImage {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new EelsException("Expected at least one training region, found none");
        }
    }

    /** Range of the zero-loss sums of an image with another vacuum level. */
    LnZlpRange range(final double newReference) {
        return new LnZlpRange(
                range.lowest() - lnReference + newReference,
                range.highest() - lnReference + newReference);
    }

    /** The regions of this very image, at another vacuum level. */
    List<RegionRow> own(final double newReference) {
        return regions.stream()
                .map(
                        r ->
                                new RegionRow(
                                        r.name(),
                                        r.label(),
                                        r.size(),
                                        r.lnZlp() - lnReference + newReference,
                                        r.fwhmEv(),
                                        r.regionEndEv(),
                                        r.blankStartEv(),
                                        r.rule()))
                .toList();
    }

    /**
     * The regions as they apply to an image taken under other conditions: the specimen departs from
     * the vacuum tail where it did, less half of another width; labels are those of other clusters
     * and match none of its own.
     */
    List<RegionRow> elsewhere(
            final int image, final double newReference, final double fwhmEv, final double blankEv) {
        final List<RegionRow> rows = new ArrayList<>();
        for (final RegionRow r : regions) {
            final double end =
                    r.given()
                            ? r.regionEndEv()
                            : Math.max(
                                    LEAST_WIDTHS * fwhmEv,
                                    r.regionEndEv() + widthEv - 0.5 * fwhmEv);
            rows.add(
                    new RegionRow(
                            "image " + (image + 1) + " " + r.name(),
                            r.label() < 0 ? r.label() : OTHER_LABELS + rows.size(),
                            r.size(),
                            r.lnZlp() - lnReference + newReference,
                            fwhmEv,
                            Math.min(end, Math.max(blankEv, LEAST_WIDTHS * fwhmEv)),
                            Math.max(blankEv, end),
                            r.rule()));
        }
        return rows;
    }
}
