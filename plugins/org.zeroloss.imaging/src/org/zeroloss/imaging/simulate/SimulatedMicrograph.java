package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * One micrograph with the truth about it.
 *
 * @param index which of its recipe's endless series, from 0
 * @param kind what was drawn as the specimen
 * @param acquisition the conditions that were drawn
 * @param image counts, {@code image[y][x]}, lines of equal length; not copied
 * @param labels every column and defect whose position lies in the image
 */
public record SimulatedMicrograph(
        long index,
        SpecimenKind kind,
        Acquisition acquisition,
        float[][] image,
        List<ColumnLabel> labels) {

    /** Validates every component. */
    public SimulatedMicrograph {
        Check.atLeast(index, 0, "index of a micrograph");
        Check.present(kind, "kind of specimen");
        Check.present(acquisition, "acquisition");
        Check.present(image, "image");
        labels = Check.list(labels, "labels");
    }
}
