package org.zeroloss.learn.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.learn.LearnException;

import java.util.Arrays;

/**
 * Lloyd's iteration from given centroids, with the bounds of Elkan (ICML 2003): the triangle
 * inequality tells most rows that no other centroid can be nearer, so that they are not even read.
 *
 * <p>The labels are those of the plain iteration: a distance is left out only if the bounds,
 * widened by far more than their rounding errors, exclude it; all others are computed and compared
 * as the plain iteration does, equal distances going to the lower number. An emptied cluster gets
 * the row that lies farthest from its own centroid (the first of equals, from a cluster with more
 * than one row). The sums of the clusters follow the rows that change, block by block.
 */
final class ElkanRun {

    /** Relative widening of upper bounds and moves. */
    private static final double WIDER = 1 + 1e-9;

    /** More than the rounding error of a sum. */
    private static final double ROUNDED = 1 + 1e-15;

    /** Relative lowering of lower bounds, which are kept in single precision. */
    private static final double LOWER = 1 - 1e-6;

    private final RowBlocks blocks;
    private final int k;
    private final int width;
    private final double[][] centroids;
    private final double[][] sums;
    private final long[] sizes;
    private final int[] labels;
    private final double[] upper;
    private final float[] lower;
    private final double[][] halfDistances;
    private final double[] halfNearest;
    private final double[] moves;
    private final double[][][] blockSums;
    private final long[][] blockSizes;
    private final long[] blockChanges;
    private boolean converged;
    private int iterations;

    ElkanRun(final RowBlocks blocks, final double[][] start) {
        this.blocks = blocks;
        k = start.length;
        width = blocks.width();
        if ((long) blocks.rows() * k > Integer.MAX_VALUE - 8) {
            throw new LearnException(
                    "Clustering: rows times clusters must stay below 2^31, found "
                            + blocks.rows()
                            + " rows and "
                            + k
                            + " clusters; choose fewer clusters or bin the rows");
        }
        centroids = new double[k][];
        for (int c = 0; c < k; c++) {
            centroids[c] = start[c].clone();
        }
        sums = new double[k][width];
        sizes = new long[k];
        labels = new int[blocks.rows()];
        Arrays.fill(labels, -1);
        upper = new double[blocks.rows()];
        lower = new float[blocks.rows() * k];
        halfDistances = new double[k][k];
        halfNearest = new double[k];
        moves = new double[k];
        blockSums = new double[blocks.count()][k][width];
        blockSizes = new long[blocks.count()][k];
        blockChanges = new long[blocks.count()];
    }

    int[] labels() {
        return labels;
    }

    boolean converged() {
        return converged;
    }

    int iterations() {
        return iterations;
    }

    void run(final int most, final Progress progress, final String message) {
        while (!converged && iterations < most) {
            progress.checkCanceled();
            centroidDistances();
            blocks.each(this::assign);
            iterations++;
            final long changed = merge();
            final boolean refilled = refill();
            converged = changed == 0 && !refilled;
            if (!converged) {
                moveCentroids(refilled);
            }
            progress.update((double) iterations / most, message);
        }
    }

    private void centroidDistances() {
        Arrays.fill(halfNearest, Double.POSITIVE_INFINITY);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                final double half = Distances.between(centroids[a], centroids[b]) / 2 / WIDER;
                halfDistances[a][b] = half;
                halfDistances[b][a] = half;
                halfNearest[a] = Math.min(halfNearest[a], half);
                halfNearest[b] = Math.min(halfNearest[b], half);
            }
        }
    }

    private void assign(final int block, final int from, final int to, final float[] row) {
        long changes = 0;
        for (int i = from; i < to; i++) {
            final int before = labels[i];
            if (before < 0) {
                blocks.source().read(i, row);
                first(i, row);
            } else if (upper[i] >= halfNearest[before]) {
                again(i, row);
            }
            final int after = labels[i];
            if (after != before) {
                changes++;
                if (before >= 0) {
                    add(block, before, row, -1);
                }
                add(block, after, row, 1);
            }
        }
        blockChanges[block] = changes;
    }

    private void add(final int block, final int cluster, final float[] row, final int sign) {
        final double[] sum = blockSums[block][cluster];
        for (int d = 0; d < width; d++) {
            sum[d] += sign * (double) row[d];
        }
        blockSizes[block][cluster] += sign;
    }

    private void first(final int i, final float[] row) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            final double d = Distances.squared(row, centroids[c]);
            lower[i * k + c] = (float) (Math.sqrt(d) * LOWER);
            if (best < 0 || d < least) {
                least = d;
                best = c;
            }
        }
        if (!Double.isFinite(least)) {
            throw new LearnException(
                    "Clustering: row " + i + " or a starting centroid is not finite");
        }
        labels[i] = best;
        upper[i] = Math.sqrt(least) * WIDER;
    }

    private void again(final int i, final float[] row) {
        int best = labels[i];
        double least = Double.NaN;
        boolean tight = false;
        for (int c = 0; c < k; c++) {
            if (c == best || excluded(i, best, c)) {
                continue;
            }
            if (!tight) {
                blocks.source().read(i, row);
                least = Distances.squared(row, centroids[best]);
                lower[i * k + best] = (float) (Math.sqrt(least) * LOWER);
                upper[i] = Math.sqrt(least) * WIDER;
                tight = true;
                if (excluded(i, best, c)) {
                    continue;
                }
            }
            final double d = Distances.squared(row, centroids[c]);
            lower[i * k + c] = (float) (Math.sqrt(d) * LOWER);
            if (d < least || d == least && c < best) {
                least = d;
                best = c;
                upper[i] = Math.sqrt(d) * WIDER;
            }
        }
        labels[i] = best;
    }

    private boolean excluded(final int i, final int best, final int c) {
        return upper[i] < lower[i * k + c] || upper[i] < halfDistances[best][c];
    }

    private long merge() {
        long changed = 0;
        for (int b = 0; b < blocks.count(); b++) {
            changed += blockChanges[b];
            if (blockChanges[b] == 0) {
                continue;
            }
            for (int c = 0; c < k; c++) {
                sizes[c] += blockSizes[b][c];
                for (int d = 0; d < width; d++) {
                    sums[c][d] += blockSums[b][c][d];
                }
                Arrays.fill(blockSums[b][c], 0);
            }
            Arrays.fill(blockSizes[b], 0);
        }
        return changed;
    }

    /** Gives every empty cluster a row. */
    private boolean refill() {
        boolean refilled = false;
        for (int c = 0; c < k; c++) {
            if (sizes[c] == 0) {
                final int i = farthest();
                final float[] row = new float[width];
                blocks.source().read(i, row);
                final int donor = labels[i];
                for (int d = 0; d < width; d++) {
                    sums[donor][d] -= row[d];
                    sums[c][d] = row[d];
                    // so that the row is not the farthest for the next empty cluster
                    centroids[c][d] = row[d];
                }
                sizes[donor]--;
                sizes[c] = 1;
                labels[i] = c;
                refilled = true;
            }
        }
        return refilled;
    }

    private int farthest() {
        final double[] most = new double[blocks.count()];
        final int[] where = new int[blocks.count()];
        blocks.each(
                (block, from, to, row) -> {
                    most[block] = -1;
                    for (int i = from; i < to; i++) {
                        if (sizes[labels[i]] > 1) {
                            blocks.source().read(i, row);
                            final double d = Distances.squared(row, centroids[labels[i]]);
                            if (d > most[block]) {
                                most[block] = d;
                                where[block] = i;
                            }
                        }
                    }
                });
        int best = 0;
        for (int b = 1; b < most.length; b++) {
            best = most[b] > most[best] ? b : best;
        }
        return where[best];
    }

    private void moveCentroids(final boolean forget) {
        final double[] mean = new double[width];
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < width; d++) {
                mean[d] = sums[c][d] / sizes[c];
            }
            moves[c] = Distances.between(mean, centroids[c]) * WIDER;
            System.arraycopy(mean, 0, centroids[c], 0, width);
        }
        if (forget) {
            Arrays.fill(upper, Double.POSITIVE_INFINITY);
            Arrays.fill(lower, 0);
            return;
        }
        blocks.each((block, from, to, row) -> moveBounds(from, to));
    }

    private void moveBounds(final int from, final int to) {
        for (int i = from; i < to; i++) {
            upper[i] = (upper[i] + moves[labels[i]]) * ROUNDED;
            for (int c = 0; c < k; c++) {
                final int at = i * k + c;
                lower[at] = (float) Math.max(0, (lower[at] - moves[c]) * LOWER);
            }
        }
    }
}
