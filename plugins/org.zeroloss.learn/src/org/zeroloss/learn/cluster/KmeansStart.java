package org.zeroloss.learn.cluster;

import org.zeroloss.base.Seeds;
import org.zeroloss.learn.LearnException;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The k-means++ start: the first centroid is a row drawn uniformly, each further one a row drawn
 * with a probability proportional to its squared distance to the nearest centroid so far (Arthur
 * and Vassilvitskii, SODA 2007).
 */
final class KmeansStart {

    private KmeansStart() {}

    static double[][] draw(final RowBlocks blocks, final int k, final long seed) {
        final SplittableRandom random = Seeds.stream(seed);
        final double[] nearest = new double[blocks.rows()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        final double[] sums = new double[blocks.count()];
        final double[][] centroids = new double[k][];
        int chosen = random.nextInt(blocks.rows());
        for (int c = 0; c < k; c++) {
            if (c > 0) {
                chosen = draw(blocks, nearest, sums, random.nextDouble());
                if (chosen < 0) {
                    throw new LearnException(
                            "Clustering into "
                                    + k
                                    + " clusters needs as many different rows, found "
                                    + c
                                    + "; choose fewer clusters");
                }
            }
            centroids[c] = row(blocks, chosen);
            if (c + 1 < k || c == 0) {
                update(blocks, centroids[c], nearest, sums);
            }
        }
        return centroids;
    }

    private static void update(
            final RowBlocks blocks,
            final double[] centroid,
            final double[] nearest,
            final double[] sums) {
        blocks.each(
                (block, from, to, row) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        blocks.source().read(i, row);
                        final double d = Distances.squared(row, centroid);
                        if (!Double.isFinite(d)) {
                            throw new LearnException(
                                    "Clustering: row " + i + " holds a value that is not finite");
                        }
                        nearest[i] = Math.min(nearest[i], d);
                        sum += nearest[i];
                    }
                    sums[block] = sum;
                });
    }

    /**
     * The row at which the running sum of squared distances passes the drawn fraction; −1: none.
     */
    private static int draw(
            final RowBlocks blocks,
            final double[] nearest,
            final double[] sums,
            final double fraction) {
        double total = 0;
        for (final double s : sums) {
            total += s;
        }
        double left = fraction * total;
        int last = -1;
        for (int b = 0; b < sums.length; b++) {
            if (left >= sums[b] && b + 1 < sums.length) {
                left -= sums[b];
                last = sums[b] > 0 ? b : last;
                continue;
            }
            final int found = within(nearest, blocks.from(b), blocks.from(b + 1), left);
            if (found >= 0) {
                return found;
            }
        }
        // rounding moved the target behind the last row that can be drawn
        return last < 0
                ? -1
                : within(nearest, blocks.from(last), blocks.from(last + 1), Double.MAX_VALUE);
    }

    /** The row where the running sum passes the target, or the last one that can be drawn. */
    private static int within(
            final double[] nearest, final int from, final int to, final double target) {
        double left = target;
        int last = -1;
        for (int i = from; i < to; i++) {
            if (nearest[i] > 0) {
                last = i;
                if (left < nearest[i]) {
                    return i;
                }
                left -= nearest[i];
            }
        }
        return last;
    }

    private static double[] row(final RowBlocks blocks, final int index) {
        final float[] row = new float[blocks.width()];
        blocks.source().read(index, row);
        final double[] centroid = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            centroid[i] = row[i];
        }
        return centroid;
    }
}
