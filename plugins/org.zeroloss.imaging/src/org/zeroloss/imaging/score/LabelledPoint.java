package org.zeroloss.imaging.score;

import org.zeroloss.imaging.numeric.Check;

/**
 * An object that was found in a micrograph, or that is truly there.
 *
 * @param image which micrograph
 * @param x position in pixels
 * @param y position in pixels
 * @param label its class
 */
public record LabelledPoint(String image, double x, double y, String label) {

    /** Validates every component. */
    public LabelledPoint {
        Check.present(image, "image of a point");
        Check.finite(x, "x of a point in image '" + image + "'");
        Check.finite(y, "y of a point in image '" + image + "'");
        Check.present(label, "class of a point");
    }
}
