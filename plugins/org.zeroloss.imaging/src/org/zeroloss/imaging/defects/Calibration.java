package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * From the strength of a peak to the probability that it is right: {@code 1/(1 + exp(−a·logit(s) −
 * b))}, fitted to detections on images that the network did not learn from (Platt 1999, with his
 * targets {@code (n₊ + 1)/(n₊ + 2)} and {@code 1/(n₋ + 2)}, which keep a perfect separation
 * finite).
 *
 * @param slope a, at least 0
 * @param intercept b
 * @param detections how many detections it was fitted to; 0 if the strength itself is taken
 */
public record Calibration(double slope, double intercept, int detections) {

    private static final double CLOSEST = 1e-4;
    private static final int STEPS = 100;

    /**
     * Of slope and intercept: weak, so that a handful of detections leaves the strength as it is.
     */
    private static final double PRIOR_SIGMA = 3;

    /** Validates the numbers. */
    public Calibration {
        Check.notNegative(slope, "slope of a calibration");
        Check.finite(intercept, "intercept of a calibration");
        Check.atLeast(detections, 0, "detections of a calibration");
    }

    /**
     * What is known of one detection.
     *
     * @param strength of its peak, 1 for a perfect one
     * @param right whether something of its class is there
     */
    public record Outcome(double strength, boolean right) {}

    /**
     * @return takes the strength for the probability
     */
    public static Calibration none() {
        return new Calibration(1, 0, 0);
    }

    /**
     * Penalized maximum likelihood by Newton's method.
     *
     * @param outcomes detections, right and wrong
     * @return the calibration
     */
    public static Calibration fit(final List<Outcome> outcomes) {
        return fit(outcomes, none(), PRIOR_SIGMA);
    }

    /**
     * The same with something known before.
     *
     * @param outcomes detections, right and wrong
     * @param before where slope and intercept are without any detection
     * @param sigma standard deviation with which either may differ from that, above 0
     * @return the calibration
     */
    public static Calibration fit(
            final List<Outcome> outcomes, final Calibration before, final double sigma) {
        Check.positive(sigma, "standard deviation of a calibration");
        final long rightOnes = outcomes.stream().filter(Outcome::right).count();
        final double high = (rightOnes + 1.0) / (rightOnes + 2.0);
        final double low = 1 / (outcomes.size() - rightOnes + 2.0);
        double a = before.slope;
        double b = before.intercept;
        final double prior = 1 / (sigma * sigma);
        for (int step = 0; step < STEPS; step++) {
            double ga = prior * (a - before.slope);
            double gb = prior * (b - before.intercept);
            double haa = prior;
            double hab = 0;
            double hbb = prior;
            for (final Outcome o : outcomes) {
                final double z = logit(o.strength());
                final double p = sigmoid(a * z + b);
                final double d = p - (o.right() ? high : low);
                final double w = Math.max(p * (1 - p), 1e-12);
                ga += d * z;
                gb += d;
                haa += w * z * z;
                hab += w * z;
                hbb += w;
            }
            final double det = haa * hbb - hab * hab;
            final double da = (hbb * ga - hab * gb) / det;
            final double db = (haa * gb - hab * ga) / det;
            final double shorten = Math.min(1, 2 / (Math.abs(da) + Math.abs(db) + 1e-300));
            a -= shorten * da;
            b -= shorten * db;
            if (Math.abs(da) + Math.abs(db) < 1e-10) {
                break;
            }
        }
        return new Calibration(Math.max(0, a), b, outcomes.size());
    }

    /**
     * @param strength of a peak
     * @return probability that the detection is right
     */
    public double probability(final double strength) {
        return sigmoid(slope * logit(strength) + intercept);
    }

    private static double logit(final double strength) {
        final double s = Math.max(CLOSEST, Math.min(1 - CLOSEST, strength));
        return StrictMath.log(s / (1 - s));
    }

    private static double sigmoid(final double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }
}
