package org.zeroloss.learn.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.cluster.ClusterCount.Score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The silhouette (Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53): mean over the points of (b − a)/
 * max(a, b), with a the mean distance to the other points of its own cluster and b the smallest
 * mean distance to the points of another; 0 for a cluster of one point, and where a = b = 0.
 */
public final class Silhouette {

    private static final String MESSAGE = "Scoring numbers of clusters";

    private Silhouette() {}

    /**
     * The exact silhouette of clusters on a line, distance |x − y|, in O(n log n). All points of
     * another cluster lie on one side, so that b is the distance to the mean of a neighbouring
     * cluster; a comes from prefix sums.
     *
     * @param values the values
     * @param clustering their clusters, at least 2, that do not interleave
     * @return −1 … 1
     * @throws LearnException if the clusters interleave, or there is only one
     */
    public static double of(final double[] values, final Clustering1d clustering) {
        final int k = clustering.clusters();
        checkClusters(k);
        final double[][] members = members(values, clustering);
        final double[] means = new double[k];
        for (int c = 0; c < k; c++) {
            if (c > 0 && members[c][members[c].length - 1] > members[c - 1][0]) {
                throw new LearnException(
                        "Silhouette on a line: clusters " + (c - 1) + " and " + c + " interleave");
            }
            means[c] = mean(members[c]);
        }
        double sum = 0;
        for (int c = 0; c < k; c++) {
            sum += sum(members[c], means, c);
        }
        return sum / values.length;
    }

    private static void checkClusters(final int k) {
        if (k < 2) {
            throw new LearnException("A silhouette needs at least 2 clusters, found " + k);
        }
    }

    /** The values of each cluster, ascending. */
    private static double[][] members(final double[] values, final Clustering1d clustering) {
        final double[][] members = new double[clustering.clusters()][];
        for (int c = 0; c < members.length; c++) {
            members[c] = new double[Math.toIntExact(clustering.sizes()[c])];
            if (members[c].length == 0) {
                throw new LearnException("Silhouette: cluster " + c + " is empty");
            }
        }
        final int[] filled = new int[members.length];
        for (int i = 0; i < values.length; i++) {
            final int c = clustering.labels()[i];
            members[c][filled[c]++] = values[i];
        }
        for (final double[] m : members) {
            Arrays.sort(m);
        }
        return members;
    }

    private static double mean(final double[] x) {
        double sum = 0;
        for (final double v : x) {
            sum += v - x[0];
        }
        return x[0] + sum / x.length;
    }

    private static double sum(final double[] x, final double[] means, final int c) {
        final int n = x.length;
        if (n == 1) {
            return 0;
        }
        double total = 0;
        for (final double v : x) {
            total += v - means[c];
        }
        double below = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            final double v = x[i] - means[c];
            // i values below (sum: below), n − i − 1 above (sum: total − below − v)
            final double a = (v * i - below + (total - below - v) - v * (n - i - 1)) / (n - 1);
            double b = Double.POSITIVE_INFINITY;
            if (c > 0) {
                b = Math.abs(x[i] - means[c - 1]);
            }
            if (c + 1 < means.length) {
                b = Math.min(b, Math.abs(x[i] - means[c + 1]));
            }
            sum += width(a, b);
            below += v;
        }
        return sum;
    }

    private static double width(final double a, final double b) {
        final double most = Math.max(a, b);
        return most > 0 ? (b - a) / most : 0;
    }

    /**
     * The number of clusters on a line with the largest silhouette.
     *
     * @param values the values
     * @param smallest number of clusters, at least 2
     * @param largest number of clusters
     * @param progress progress and cancellation
     * @return the smallest number with the largest silhouette
     * @throws LearnException if there are fewer than {@code largest} distinct values
     */
    public static ClusterCount choose(
            final double[] values, final int smallest, final int largest, final Progress progress) {
        CountRange.check(smallest, largest, 2);
        final List<Score> scores = new ArrayList<>();
        final SortedValues sorted = new SortedValues(values, null);
        for (int k = smallest; k <= largest; k++) {
            progress.checkCanceled();
            scores.add(new Score(k, of(values, Kmeans1d.fit(values, sorted, k)), 0));
            progress.update((k - smallest + 1.0) / (largest - smallest + 1), MESSAGE);
        }
        return best(scores);
    }

    /**
     * The simplified silhouette of rows (Hruschka, de Castro and Campello, ICDM 2004): a and b are
     * the Euclidean distances to the own and the nearest other centroid instead of mean distances,
     * O(n k).
     *
     * @param rows the rows
     * @param clustering their clusters, at least 2
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return −1 … 1
     * @throws LearnException if there is only one cluster
     */
    public static double simplified(
            final RowSource rows,
            final Clustering clustering,
            final Workers workers,
            final Progress progress) {
        checkClusters(clustering.clusters());
        final RowBlocks blocks = new RowBlocks(rows, workers, progress);
        final double[] sums = new double[blocks.count()];
        blocks.each(
                (block, from, to, row) -> {
                    for (int i = from; i < to; i++) {
                        rows.read(i, row);
                        sums[block] += simplified(row, clustering, clustering.labels()[i]);
                    }
                });
        double sum = 0;
        for (final double s : sums) {
            sum += s;
        }
        return sum / blocks.rows();
    }

    private static double simplified(
            final float[] row, final Clustering clustering, final int own) {
        if (clustering.sizes()[own] == 1) {
            return 0;
        }
        final double a = Math.sqrt(Distances.squared(row, clustering.centroids()[own]));
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < clustering.clusters(); c++) {
            if (c != own) {
                b = Math.min(b, Distances.squared(row, clustering.centroids()[c]));
            }
        }
        return width(a, Math.sqrt(b));
    }

    /**
     * The number of clusters of rows with the largest simplified silhouette.
     *
     * @param rows the rows
     * @param kmeans starts, iterations and seed; its number of clusters is not used
     * @param smallest number of clusters, at least 2
     * @param largest number of clusters
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the smallest number with the largest silhouette
     */
    public static ClusterCount choose(
            final RowSource rows,
            final Kmeans kmeans,
            final int smallest,
            final int largest,
            final Workers workers,
            final Progress progress) {
        CountRange.check(smallest, largest, 2);
        final List<Score> scores = new ArrayList<>();
        final double count = largest - smallest + 1;
        for (int k = smallest; k <= largest; k++) {
            final Progress part = progress.part((k - smallest) / count, (k - smallest + 1) / count);
            final Clustering clustering = kmeans.withClusters(k).fit(rows, workers, part);
            scores.add(new Score(k, simplified(rows, clustering, workers, progress), 0));
        }
        return best(scores);
    }

    private static ClusterCount best(final List<Score> scores) {
        Score best = scores.get(0);
        for (final Score s : scores) {
            best = s.score() > best.score() ? s : best;
        }
        return new ClusterCount(best.clusters(), scores);
    }
}
