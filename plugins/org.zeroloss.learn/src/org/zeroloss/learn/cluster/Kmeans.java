package org.zeroloss.learn.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;

import java.util.Arrays;
import java.util.Comparator;

/**
 * K-means with k-means++ starts (Arthur and Vassilvitskii, SODA 2007) and Lloyd's iteration, in
 * which bounds in the space of the centroids spare most rows their reading; its labels equal those
 * of the plain iteration. Equal distances go to the lower number. An emptied cluster gets the row
 * that lies farthest from its own centroid. Memory: 8 k + 28 bytes a row and 64 k rows' worth of
 * sums.
 *
 * @param clusters k, at least 1
 * @param starts how often to start, at least 1; the lowest cost wins
 * @param iterations largest number of iterations of a start, at least 1
 * @param seed of the starts
 */
public record Kmeans(int clusters, int starts, int iterations, long seed) {

    private static final String MESSAGE = "Clustering rows";

    /** Validates the settings. */
    public Kmeans {
        atLeastOne("clusters", clusters);
        atLeastOne("starts", starts);
        atLeastOne("iterations", iterations);
    }

    private static void atLeastOne(final String name, final int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "K-means: " + name + " must be at least 1, found " + value);
        }
    }

    /**
     * @param k number of clusters
     * @return these settings with that number of clusters
     */
    public Kmeans withClusters(final int k) {
        return new Kmeans(k, starts, iterations, seed);
    }

    /**
     * @param rows the rows, at least k of them different
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the clusters of the best start
     * @throws LearnException if there are fewer than k different rows, or a value is not finite
     */
    public Clustering fit(final RowSource rows, final Workers workers, final Progress progress) {
        final RowBlocks blocks = new RowBlocks(rows, workers, progress);
        Clustering best = null;
        for (int s = 0; s < starts; s++) {
            final double[][] start = KmeansStart.draw(blocks, clusters, Seeds.derive(seed, s));
            final Progress part = progress.part((double) s / starts, (s + 1.0) / starts);
            final Clustering c = run(blocks, start, s, part);
            if (best == null || c.cost() < best.cost()) {
                best = c;
            }
        }
        progress.update(1, MESSAGE);
        return best;
    }

    /**
     * One run from given centroids; the settings of the starts are not used.
     *
     * @param rows the rows
     * @param start one centroid per cluster
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the clusters
     * @throws LearnException if the centroids do not fit the rows or their number, or a value is
     *     not finite
     */
    public Clustering fit(
            final RowSource rows,
            final double[][] start,
            final Workers workers,
            final Progress progress) {
        if (start.length != clusters || rows.rows() < clusters) {
            throw new LearnException(
                    "K-means into "
                            + clusters
                            + " clusters needs as many starting centroids and rows, found "
                            + start.length
                            + " and "
                            + rows.rows());
        }
        for (final double[] c : start) {
            if (c.length != rows.width()) {
                throw new LearnException(
                        "K-means: rows have width "
                                + rows.width()
                                + ", a starting centroid "
                                + c.length);
            }
        }
        return run(new RowBlocks(rows, workers, progress), start, 0, progress);
    }

    private Clustering run(
            final RowBlocks blocks,
            final double[][] start,
            final int number,
            final Progress progress) {
        final LloydRun run = new LloydRun(blocks, start);
        run.run(iterations, progress, MESSAGE);
        return ordered(blocks, run, number);
    }

    /** Sums centroids and cost from the labels and numbers the clusters. */
    private Clustering ordered(final RowBlocks blocks, final LloydRun run, final int number) {
        final ClusterMeans means = new ClusterMeans(blocks, run.labels(), run.means());
        final double[][] centroids = means.centroids();
        final Integer[] order = new Integer[clusters];
        final double[] totals = new double[clusters];
        for (int c = 0; c < clusters; c++) {
            order[c] = c;
            totals[c] = Arrays.stream(centroids[c]).sum();
        }
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer c) -> -totals[c])
                        .thenComparing((a, b) -> Arrays.compare(centroids[b], centroids[a])));
        final int[] rank = new int[clusters];
        final double[][] sorted = new double[clusters][];
        final long[] sizes = new long[clusters];
        for (int r = 0; r < clusters; r++) {
            rank[order[r]] = r;
            sorted[r] = centroids[order[r]];
            sizes[r] = means.sizes()[order[r]];
        }
        final int[] labels = run.labels();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rank[labels[i]];
        }
        return new Clustering(
                sorted, sizes, labels, means.cost(), run.iterations(), run.converged(), number);
    }
}
