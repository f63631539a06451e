package org.zeroloss.imaging.defects;

/**
 * How many hand labels lie where the image shows no spot: labels at random have surroundings weaker
 * than those of the median pixel half of the time, labels on spots hardly ever ({@link SpotRank}).
 * So about twice the share of such labels is at random.
 */
final class UnseenLabels {

    private static final double MEDIAN = 0.5;
    private static final double SIGMA = 2;

    private UnseenLabels() {}

    /**
     * @param image an image with labels
     * @param tolerance in pixels
     * @return twice the share of its labels whose surroundings are weaker than the median
     */
    static double share(final LabeledMicrograph image, final double tolerance) {
        final SpotRank rank = new SpotRank(image.image(), SIGMA, tolerance);
        final long weak = image.points().stream().filter(p -> rank.at(p) < MEDIAN).count();
        return Math.min(1, 2.0 * weak / image.points().size());
    }
}
