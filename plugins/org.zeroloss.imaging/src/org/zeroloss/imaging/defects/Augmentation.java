package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.Range;

/**
 * How a piece of a micrograph is changed before a network learns from it, besides the eight
 * symmetries of the square, of which one is always drawn.
 *
 * @param magnification factor of all lengths; 1 copies pixels as they are
 * @param gamma exponent of the intensity between its least and greatest value
 * @param noise standard deviation of further Gaussian noise, in units of the local standard
 *     deviation
 */
public record Augmentation(Range magnification, Range gamma, Range noise) {

    /** Validates the ranges. */
    public Augmentation {
        magnification.within(0.25, 4, "magnification");
        gamma.within(0.2, 5, "gamma");
        noise.within(0, 10, "noise in local standard deviations");
    }

    /**
     * @return the symmetries alone: for simulated images, which differ enough already
     */
    public static Augmentation symmetries() {
        return new Augmentation(Range.of(1), Range.of(1), Range.of(0));
    }

    /**
     * @return moderate changes, for few real images
     */
    public static Augmentation moderate() {
        return new Augmentation(Range.of(0.85, 1.2), Range.of(0.8, 1.25), Range.of(0, 0.2));
    }
}
