package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

/**
 * Where something is, and what.
 *
 * @param x column in pixels; 0 is the middle of the first pixel
 * @param y row in pixels; 0 is the middle of the first row
 * @param classIndex index of its class, from 0
 */
public record LabeledPoint(double x, double y, int classIndex) {

    /** Validates every component. */
    public LabeledPoint {
        Check.finite(x, "x of a label in pixels");
        Check.finite(y, "y of a label in pixels");
        Check.atLeast(classIndex, 0, "class of a label");
    }
}
