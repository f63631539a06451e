package org.zeroloss.imaging.numeric;

import org.zeroloss.imaging.ImagingException;

import java.util.List;

/** Checks of parameters; each names the bad value and what was expected. */
public final class Check {

    private Check() {}

    /**
     * @param value must be finite and above 0
     * @param what name of the value with its unit
     */
    public static void positive(final double value, final String what) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new ImagingException("Expected " + what + " finite and above 0, found " + value);
        }
    }

    /**
     * @param value must be finite and at least 0
     * @param what name of the value with its unit
     */
    public static void notNegative(final double value, final String what) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new ImagingException(
                    "Expected " + what + " finite and at least 0, found " + value);
        }
    }

    /**
     * @param value must be finite
     * @param what name of the value with its unit
     */
    public static void finite(final double value, final String what) {
        if (!Double.isFinite(value)) {
            throw new ImagingException("Expected a finite " + what + ", found " + value);
        }
    }

    /**
     * @param value must lie in the closed range
     * @param low smallest value allowed
     * @param high largest value allowed
     * @param what name of the value with its unit
     */
    public static void range(
            final double value, final double low, final double high, final String what) {
        if (!(value >= low && value <= high)) {
            throw new ImagingException(
                    "Expected " + what + " from " + low + " to " + high + ", found " + value);
        }
    }

    /**
     * @param value must be at least {@code least}
     * @param least smallest value allowed
     * @param what name of the value
     */
    public static void atLeast(final long value, final long least, final String what) {
        if (value < least) {
            throw new ImagingException(
                    "Expected " + what + " of at least " + least + ", found " + value);
        }
    }

    /**
     * @param low must be below {@code high}, both finite
     * @param high upper value
     * @param what name of the pair with its unit
     */
    public static void ascending(final double low, final double high, final String what) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new ImagingException(
                    "Expected " + what + " in ascending order, found " + low + " and " + high);
        }
    }

    /**
     * @param value must not be {@code null}
     * @param what its name
     * @param <T> type
     * @return the value
     */
    public static <T> T present(final T value, final String what) {
        if (value == null) {
            throw new ImagingException("Expected " + what + ", found none");
        }
        return value;
    }

    /**
     * @param values list without {@code null}
     * @param what its name
     * @param <T> type of the items
     * @return an immutable copy
     */
    public static <T> List<T> list(final List<T> values, final String what) {
        present(values, what);
        for (int i = 0; i < values.size(); i++) {
            present(values.get(i), "item " + i + " of " + what);
        }
        return List.copyOf(values);
    }
}
