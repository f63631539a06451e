package org.zeroloss.learn.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.learn.LearnException;

import java.util.Arrays;

/**
 * Lloyd's iteration from given centroids, in which {@link RowBounds} tell most rows' cluster
 * without reading them.
 *
 * <p>The labels are those of the plain iteration: a cluster is left out only if the bounds, widened
 * by more than all rounding errors, exclude it; where several remain the distances are computed and
 * compared as the plain iteration does, equal ones going to the lower number. An emptied cluster
 * gets the row that lies farthest from its own centroid (the first of equals, from a cluster with
 * more than one row). The sums of the clusters follow the rows that change, block by block.
 */
final class LloydRun {

    /** If more than this part of all rows is undecided, they are all read, with a new basis. */
    private static final double TOO_MANY = 0.25;

    /** Rows for each cluster in a first sample. */
    private static final int SAMPLE = 256;

    private final RowBlocks blocks;
    private final int k;
    private final int width;
    private final CentroidScores scores;
    private final RowBounds bounds;
    private final double[][] centroids;
    private final double[][] sums;
    private final long[] sizes;
    private final int[] labels;
    private final int[] next;
    private final double[][][] blockSums;
    private final long[][] blockSizes;
    private final long[] blockCounts;
    private boolean converged;
    private int iterations;

    LloydRun(final RowBlocks blocks, final double[][] start) {
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
        scores = new CentroidScores(k, width);
        bounds = new RowBounds(blocks.rows(), k);
        sums = new double[k][width];
        sizes = new long[k];
        labels = new int[blocks.rows()];
        Arrays.fill(labels, -1);
        next = new int[blocks.rows()];
        blockSums = new double[blocks.count()][k][width];
        blockSizes = new long[blocks.count()][k];
        blockCounts = new long[blocks.count()];
    }

    int[] labels() {
        return labels;
    }

    /** Means of the clusters up to the rounding of sums that followed every change. */
    double[][] means() {
        moveCentroids();
        return centroids;
    }

    boolean converged() {
        return converged;
    }

    int iterations() {
        return iterations;
    }

    void run(final int most, final Progress progress, final String message) {
        begin();
        while (true) {
            iterations++;
            final long changed = merge();
            final boolean refilled = refill();
            converged = changed == 0 && !refilled;
            progress.update((double) iterations / most, message);
            if (converged || iterations == most) {
                return;
            }
            progress.checkCanceled();
            moveCentroids();
            scores.move(centroids);
            assign();
        }
    }

    /**
     * The first assignment. Centroids that are single rows span their own noise; what they move in
     * afterwards is better spanned by the means that a sample of all rows gives.
     */
    private void begin() {
        final double[] origin = origin(centroids);
        final CentroidScores start = new CentroidScores(k, width);
        start.start(origin, centroids);
        scores.start(origin, sampleMeans(start));
        readAll(start);
    }

    private double[][] sampleMeans(final CentroidScores start) {
        final double[][] means = new double[k][width];
        final int[] count = new int[k];
        final float[] row = new float[width];
        final double[] products = new double[k];
        final int step = Math.max(1, blocks.rows() / (SAMPLE * k));
        for (int i = 0; i < blocks.rows(); i += step) {
            blocks.source().read(i, row);
            start.products(row, products);
            int best = 0;
            for (int c = 1; c < k; c++) {
                final double other = start.halfSquare(c) - products[c];
                best = other < start.halfSquare(best) - products[best] ? c : best;
            }
            count[best]++;
            for (int d = 0; d < width; d++) {
                means[best][d] += row[d];
            }
        }
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < width; d++) {
                means[c][d] = count[c] == 0 ? centroids[c][d] : means[c][d] / count[c];
            }
        }
        return means;
    }

    private double[] origin(final double[][] points) {
        final double[] mean = new double[width];
        for (final double[] p : points) {
            for (int d = 0; d < width; d++) {
                mean[d] += p[d] / k;
            }
        }
        return mean;
    }

    private void assign() {
        blocks.each(this::decide);
        final long undecided = Arrays.stream(blockCounts).sum();
        if (undecided > TOO_MANY * blocks.rows()) {
            scores.start(origin(centroids), centroids);
            readAll(scores);
        } else {
            blocks.each(this::readSome);
        }
    }

    /** Reads every row, and takes the nearest of the centroids that {@code now} knows. */
    private void readAll(final CentroidScores now) {
        bounds.resize(scores.basisSize());
        blocks.each((block, from, to, row) -> readBlock(now, block, from, to, row));
    }

    private void readBlock(
            final CentroidScores now,
            final int block,
            final int from,
            final int to,
            final float[] row) {
        blockCounts[block] = 0;
        final double[] parts = new double[scores.basisSize()];
        final double[] products = new double[k];
        final double[] origin = scores.origin();
        for (int i = from; i < to; i++) {
            blocks.source().read(i, row);
            final double square = Distances.squared(row, origin);
            if (!Double.isFinite(square + now.rounding(0))) {
                throw new LearnException(
                        "Clustering: row " + i + " or a starting centroid is not finite");
            }
            scores.basisProducts(row, parts);
            bounds.set(i, square, parts, scores);
            now.products(row, products);
            change(block, i, nearest(i, row, products, now), row);
        }
    }

    private void decide(final int block, final int from, final int to, final float[] row) {
        final double[] low = new double[k];
        long undecided = 0;
        for (int i = from; i < to; i++) {
            next[i] = bounds.keeps(i, scores) ? labels[i] : bounds.decide(i, scores, low);
            undecided += next[i] == RowBounds.READ ? 1 : 0;
        }
        blockCounts[block] = undecided;
    }

    private void readSome(final int block, final int from, final int to, final float[] row) {
        blockCounts[block] = 0;
        final double[] products = new double[k];
        for (int i = from; i < to; i++) {
            if (next[i] == labels[i]) {
                continue;
            }
            blocks.source().read(i, row);
            int cluster = next[i];
            if (cluster == RowBounds.READ) {
                scores.products(row, products);
                bounds.anchor(i, products, scores);
                cluster = nearest(i, row, products, scores);
            }
            change(block, i, cluster, row);
        }
    }

    /** The nearest centroid of a row that has been read. */
    private int nearest(
            final int i, final float[] row, final double[] products, final CentroidScores now) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            least = Math.min(least, now.halfSquare(c) - products[c]);
        }
        final double limit = least + now.rounding(bounds.norm(i));
        int best = -1;
        double nearest = Double.NaN;
        for (int c = 0; c < k; c++) {
            if (now.halfSquare(c) - products[c] > limit) {
                continue;
            }
            if (best < 0) {
                best = c;
                continue;
            }
            nearest = Double.isNaN(nearest) ? Distances.squared(row, centroids[best]) : nearest;
            final double d = Distances.squared(row, centroids[c]);
            if (d < nearest) {
                nearest = d;
                best = c;
            }
        }
        return best;
    }

    private void change(final int block, final int i, final int cluster, final float[] row) {
        final int before = labels[i];
        if (before == cluster) {
            return;
        }
        if (before >= 0) {
            add(block, before, row, -1);
        }
        add(block, cluster, row, 1);
        labels[i] = cluster;
        blockCounts[block]++;
    }

    private void add(final int block, final int cluster, final float[] row, final int sign) {
        final double[] sum = blockSums[block][cluster];
        for (int d = 0; d < width; d++) {
            sum[d] += sign * (double) row[d];
        }
        blockSizes[block][cluster] += sign;
    }

    private long merge() {
        long changed = 0;
        for (int b = 0; b < blocks.count(); b++) {
            if (blockCounts[b] == 0) {
                continue;
            }
            changed += blockCounts[b];
            blockCounts[b] = 0;
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
                bounds.forget(i);
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

    private void moveCentroids() {
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < width; d++) {
                centroids[c][d] = sums[c][d] / sizes[c];
            }
        }
    }
}
