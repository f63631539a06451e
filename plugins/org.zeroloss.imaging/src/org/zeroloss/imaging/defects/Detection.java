package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

/**
 * Something found in an image.
 *
 * @param x column in pixels; 0 is the middle of the first pixel
 * @param y row in pixels; 0 is the middle of the first row
 * @param classIndex index of its class
 * @param probability that something of this class is there, calibrated
 * @param probabilitySd standard deviation of the probability over the networks and symmetries
 *     asked; NaN if only one was
 * @param positionSd root mean square distance, in pixels, of the positions that they give; NaN
 *     likewise
 */
public record Detection(
        double x,
        double y,
        int classIndex,
        double probability,
        double probabilitySd,
        double positionSd) {

    /** Validates position and probability. */
    public Detection {
        Check.finite(x, "x of a detection");
        Check.finite(y, "y of a detection");
        Check.atLeast(classIndex, 0, "class of a detection");
        Check.range(probability, 0, 1, "probability of a detection");
    }
}
