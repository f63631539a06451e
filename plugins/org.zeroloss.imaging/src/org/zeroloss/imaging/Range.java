package org.zeroloss.imaging;

import org.zeroloss.imaging.numeric.Check;

import java.util.SplittableRandom;

/**
 * A closed range of a quantity from which simulations draw.
 *
 * @param min smallest value
 * @param max largest value; equal to {@code min} for a fixed value
 * @param scale how values are spread between them
 */
public record Range(double min, double max, Scale scale) {

    /** How values are spread over a range. */
    public enum Scale {
        /** Equally likely everywhere. */
        LINEAR,
        /** The logarithm is equally likely everywhere, as for a dose over decades. */
        LOGARITHMIC
    }

    /** Validates order and, for a logarithmic range, the sign. */
    public Range {
        Check.finite(min, "lower end of a range");
        Check.finite(max, "upper end of a range");
        Check.present(scale, "scale of a range");
        if (min > max) {
            throw new ImagingException(
                    "Expected a range in ascending order, found " + min + " to " + max);
        }
        if (scale == Scale.LOGARITHMIC && min <= 0) {
            throw new ImagingException(
                    "Expected a logarithmic range above 0, found " + min + " to " + max);
        }
    }

    /**
     * @param value the only value
     * @return a range of one value
     */
    public static Range of(final double value) {
        return new Range(value, value, Scale.LINEAR);
    }

    /**
     * @param min smallest value
     * @param max largest value
     * @return a linear range
     */
    public static Range of(final double min, final double max) {
        return new Range(min, max, Scale.LINEAR);
    }

    /**
     * @param min smallest value, above 0
     * @param max largest value
     * @return a logarithmic range
     */
    public static Range logarithmic(final double min, final double max) {
        return new Range(min, max, Scale.LOGARITHMIC);
    }

    /**
     * @param random stream; exactly one number is drawn, also if the range is a single value
     * @return a value of the range
     */
    public double draw(final SplittableRandom random) {
        final double u = random.nextDouble();
        if (min == max) {
            return min;
        }
        final double v =
                scale == Scale.LINEAR
                        ? min + u * (max - min)
                        : min * StrictMath.exp(u * StrictMath.log(max / min));
        return Math.max(min, Math.min(max, v));
    }

    /**
     * @param random stream; exactly one number is drawn
     * @return a whole number of the range, each equally likely if the range is linear
     */
    public int drawWhole(final SplittableRandom random) {
        final int low = (int) Math.ceil(min);
        final int high = (int) Math.floor(max);
        if (scale == Scale.LOGARITHMIC) {
            return (int) Math.max(low, Math.min(high, Math.rint(draw(random))));
        }
        return low + (int) (random.nextDouble() * (high - low + 1));
    }

    /**
     * Checks that all values are allowed.
     *
     * @param low smallest value allowed
     * @param high largest value allowed
     * @param what name of the quantity with its unit
     * @return this
     */
    public Range within(final double low, final double high, final String what) {
        Check.range(min, low, high, "smallest " + what);
        Check.range(max, low, high, "largest " + what);
        return this;
    }

    /**
     * Checks that there is a whole number in the range.
     *
     * @param what name of the quantity
     * @return this
     */
    public Range holdingWhole(final String what) {
        if (Math.ceil(min) > Math.floor(max)) {
            throw new ImagingException(
                    "Expected a whole number in the range of "
                            + what
                            + ", found "
                            + min
                            + " to "
                            + max);
        }
        return this;
    }
}
