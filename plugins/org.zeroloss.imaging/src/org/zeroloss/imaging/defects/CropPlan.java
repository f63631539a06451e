package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

/**
 * Which pieces of the images a batch holds.
 *
 * @param size rows and columns of a piece in pixels
 * @param count pieces in a batch
 * @param perImage pieces that are cut from one image
 * @param aimed share of the pieces that are cut around a point of a class drawn first, so that a
 *     rare class is seen as often as a frequent one; the others lie anywhere
 */
public record CropPlan(int size, int count, int perImage, double aimed) {

    /** Validates the numbers. */
    public CropPlan {
        Check.range(size, 8, 4096, "size of a training crop in pixels");
        Check.range(count, 1, 4096, "crops in a batch");
        Check.range(perImage, 1, count, "crops from one image");
        Check.range(aimed, 0, 1, "share of crops around a label");
    }
}
