package org.zeroloss.imaging.score;

import org.zeroloss.imaging.numeric.Check;

/**
 * What a set of found points is worth. Ratios without a denominator are NaN: a precision where
 * nothing was found, a recall where nothing is there.
 *
 * @param hits found points that are there
 * @param falseAlarms found points that are not there
 * @param misses points that are there and were not found
 * @param squaredError sum of the squared distances of the hits from the truth
 */
public record Counts(double hits, double falseAlarms, double misses, double squaredError) {

    /** Nothing found, nothing there. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Validates every component. */
    public Counts {
        Check.notNegative(hits, "number of hits");
        Check.notNegative(falseAlarms, "number of false alarms");
        Check.notNegative(misses, "number of misses");
        Check.notNegative(squaredError, "squared error");
    }

    /**
     * @param other more points
     * @return all together
     */
    public Counts with(final Counts other) {
        return new Counts(
                hits + other.hits,
                falseAlarms + other.falseAlarms,
                misses + other.misses,
                squaredError + other.squaredError);
    }

    /**
     * @return hits / (hits + false alarms)
     */
    public double precision() {
        return hits / (hits + falseAlarms);
    }

    /**
     * @return hits / (hits + misses)
     */
    public double recall() {
        return hits / (hits + misses);
    }

    /**
     * @return harmonic mean of precision and recall, 2 hits / (2 hits + false alarms + misses)
     */
    public double f1() {
        return 2 * hits / (2 * hits + falseAlarms + misses);
    }

    /**
     * @return root mean square of the hits' distances from the truth, in the unit of the positions
     */
    public double rmsError() {
        return Math.sqrt(squaredError / hits);
    }
}
