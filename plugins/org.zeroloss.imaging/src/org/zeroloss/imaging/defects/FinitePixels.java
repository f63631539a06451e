package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;

/** Refuses values that are no numbers, by place. */
final class FinitePixels {

    private FinitePixels() {}

    static void check(final float value, final String image, final int x, final int y) {
        if (!Float.isFinite(value)) {
            throw new ImagingException(
                    "Image "
                            + image
                            + " holds "
                            + value
                            + " at column "
                            + x
                            + ", row "
                            + y
                            + "; expected finite values. Replace such pixels or crop the image"
                            + " first.");
        }
    }
}
