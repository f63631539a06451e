package org.zeroloss.imaging.defects;

import java.util.List;
import java.util.Optional;

/**
 * A table of hand labels whose first rows were clicked in one image and whose others in the image
 * before it, as the tables of the platinum series seem to have been written (the tool that comes
 * with them appends every click to a file named by a counter). Where the one ends and the other
 * begins is what makes the labels lie on spots best: the greatest likelihood, where a label in its
 * own image has the rank r ({@link SpotRank}) with the density 0.8 · 8 r⁷ + 0.2, and in a foreign
 * image any rank alike. One number is chosen for a table, no label by itself.
 *
 * @param own rows of the image that the table is named after
 * @param before rows of the image before it
 * @param gain logarithm of how many times more likely this split is than that all are of the image
 *     that the table is named after
 */
record LabelRun(List<LabeledPoint> own, List<LabeledPoint> before, double gain) {

    private static final double CLICKED = 0.8;
    private static final double POWER = 7;

    /**
     * @param rows the table, in its order
     * @param image the image that it is named after
     * @param previous the image before that, if it is there
     * @return the table in two
     */
    static LabelRun of(
            final List<LabeledPoint> rows,
            final Optional<SpotRank> image,
            final Optional<SpotRank> previous) {
        final double[] likelihood = new double[rows.size() + 1];
        for (final LabeledPoint p : rows) {
            likelihood[0] += log(previous, p);
        }
        int best = 0;
        for (int k = 1; k <= rows.size(); k++) {
            final LabeledPoint moved = rows.get(k - 1);
            likelihood[k] = likelihood[k - 1] + log(image, moved) - log(previous, moved);
            best = likelihood[k] > likelihood[best] ? k : best;
        }
        return new LabelRun(
                rows.subList(0, best),
                rows.subList(best, rows.size()),
                likelihood[best] - likelihood[rows.size()]);
    }

    /** Against a rank that is any alike; of an image that is missing nothing is known. */
    private static double log(final Optional<SpotRank> rank, final LabeledPoint p) {
        return rank.map(
                        r ->
                                StrictMath.log(
                                        1
                                                - CLICKED
                                                + CLICKED
                                                        * (POWER + 1)
                                                        * StrictMath.pow(r.at(p), POWER)))
                .orElse(0.0);
    }
}
