package org.zeroloss.learn.net;

/**
 * A line search for the strong Wolfe conditions, c₁ = 10⁻⁴ and c₂ = 0.9 (Nocedal and Wright,
 * Numerical Optimization, 2nd ed., algorithms 3.5 and 3.6, with safeguarded cubic interpolation,
 * equation 3.59). It asks for a step and is told what it found there, so that the caller decides
 * when and with what company the function is evaluated.
 */
final class WolfeSearch {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MAX_TRIALS = 25;
    private static final double GROWTH = 4;

    /** What the caller does next. */
    enum State {
        /** Evaluate at {@link #step()}. */
        TRY,
        /** The step just told satisfies the conditions. */
        FOUND,
        /** {@link #step()} is the best step that lowers the function; evaluate there and go on. */
        BEST_SO_FAR,
        /** No step lowers the function. */
        FAILED
    }

    private final double value0;
    private final double slope0;
    private double step;
    private int trials;
    private boolean zooming;
    private double low;
    private double lowValue;
    private double lowSlope;
    private double high;
    private double highValue;
    private double highSlope;

    /**
     * @param value0 the function at step 0
     * @param slope0 its derivative along the line there, &lt; 0
     * @param firstStep first step to try, &gt; 0
     */
    WolfeSearch(final double value0, final double slope0, final double firstStep) {
        this.value0 = value0;
        this.slope0 = slope0;
        step = firstStep;
        lowValue = value0;
        lowSlope = slope0;
    }

    double step() {
        return step;
    }

    /**
     * @param value the function at {@link #step()}
     * @param slope its derivative along the line there
     * @return what to do next
     */
    State tell(final double value, final double slope) {
        trials++;
        final boolean bad =
                !(value <= value0 + SUFFICIENT_DECREASE * step * slope0)
                        || !Double.isFinite(slope)
                        || (trials > 1 && value >= lowValue);
        if (!bad && Math.abs(slope) <= -CURVATURE * slope0) {
            return State.FOUND;
        }
        if (bad) {
            zooming = true;
            high(step, value, slope);
        } else if (zooming) {
            if (slope * (high - low) >= 0) {
                high(low, lowValue, lowSlope);
            }
            low(step, value, slope);
        } else if (slope >= 0) {
            zooming = true;
            high(low, lowValue, lowSlope);
            low(step, value, slope);
        } else {
            final double before = low;
            final double guess = cubic(low, lowValue, lowSlope, step, value, slope);
            low(step, value, slope);
            step = clamp(guess, 2 * step - before, before + GROWTH * (step - before));
            return trials < MAX_TRIALS ? State.TRY : end();
        }
        if (trials >= MAX_TRIALS || Math.abs(high - low) <= 1e-14 * Math.max(high, low)) {
            return end();
        }
        step = inside();
        return State.TRY;
    }

    private State end() {
        step = low;
        return low > 0 && lowValue < value0 ? State.BEST_SO_FAR : State.FAILED;
    }

    private double inside() {
        final double width = high - low;
        if (!Double.isFinite(highValue) || !Double.isFinite(highSlope)) {
            return low + 0.1 * width;
        }
        final double guess = cubic(low, lowValue, lowSlope, high, highValue, highSlope);
        final double a = low + 0.1 * width;
        final double b = low + 0.9 * width;
        return Double.isNaN(guess)
                ? low + 0.5 * width
                : clamp(guess, Math.min(a, b), Math.max(a, b));
    }

    private static double clamp(final double x, final double from, final double to) {
        return Double.isNaN(x) ? to : Math.max(from, Math.min(to, x));
    }

    /** Minimizer of the cubic through two values and slopes; NaN if it has none. */
    private static double cubic(
            final double a,
            final double fa,
            final double ga,
            final double b,
            final double fb,
            final double gb) {
        final double d1 = ga + gb - 3 * (fa - fb) / (a - b);
        final double d2 = Math.signum(b - a) * Math.sqrt(d1 * d1 - ga * gb);
        return b - (b - a) * (gb + d2 - d1) / (gb - ga + 2 * d2);
    }

    private void low(final double at, final double value, final double slope) {
        low = at;
        lowValue = value;
        lowSlope = slope;
    }

    private void high(final double at, final double value, final double slope) {
        high = at;
        highValue = value;
        highSlope = slope;
    }
}
