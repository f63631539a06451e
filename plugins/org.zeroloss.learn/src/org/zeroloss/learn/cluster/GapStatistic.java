package org.zeroloss.learn.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.cluster.ClusterCount.Score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The gap statistic (Tibshirani, Walther and Hastie, J. R. Stat. Soc. B 63 (2001) 411): Gap(k) =
 * mean<sub>b</sub> ln W*<sub>kb</sub> − ln W<sub>k</sub>, with W the cost and the references drawn
 * uniformly over the range of each feature (their choice (a)); s = sd·√(1+1/B).
 *
 * @param references B, data sets drawn for the reference, at least 2
 * @param seed of the references
 * @param rule which number is chosen
 */
public record GapStatistic(int references, long seed, Rule rule) {

    /** Which number is chosen. */
    public enum Rule {
        /**
         * The rule of the paper: the smallest k with Gap(k) ≥ Gap(k+1) − s<sub>k+1</sub>; where
         * none qualifies, the largest k. Groups at equal distances can defeat it: two clusters fit
         * three such groups no better than one.
         */
        FIRST,
        /**
         * The smallest k whose gap is within one s of the largest gap (Dudoit and Fridlyand, Genome
         * Biology 3 (2002) research0036).
         */
        GLOBAL
    }

    private static final String MESSAGE = "Drawing references";

    /** Validates the settings. */
    public GapStatistic {
        if (references < 2) {
            throw new IllegalArgumentException(
                    "The gap statistic needs at least 2 references, found " + references);
        }
    }

    /**
     * The rule of the paper.
     *
     * @param references B, data sets drawn for the reference, at least 2
     * @param seed of the references
     */
    public GapStatistic(final int references, final long seed) {
        this(references, seed, Rule.FIRST);
    }

    /**
     * Clusters on a line, exact costs.
     *
     * @param values the values, more than {@code largest}
     * @param smallest number of clusters, at least 1
     * @param largest number of clusters
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the chosen number
     * @throws LearnException if there are too few values
     */
    public ClusterCount choose(
            final double[] values,
            final int smallest,
            final int largest,
            final Workers workers,
            final Progress progress) {
        check(values.length, smallest, largest);
        final double[] costs = Kmeans1d.costs(values, largest);
        final double min = Arrays.stream(values).min().getAsDouble();
        final double max = Arrays.stream(values).max().getAsDouble();
        final double[][] drawn = new double[references][];
        workers.run(
                references,
                progress,
                MESSAGE,
                b -> {
                    final SplittableRandom random = Seeds.stream(seed, b);
                    final double[] reference = new double[values.length];
                    for (int i = 0; i < reference.length; i++) {
                        reference[i] = min + (max - min) * random.nextDouble();
                    }
                    drawn[(int) b] = Kmeans1d.costs(reference, largest);
                });
        return choose(costs, drawn, smallest, largest);
    }

    /**
     * Clusters of rows; the rows of a reference are drawn anew whenever they are read.
     *
     * @param rows the rows, more than {@code largest}
     * @param kmeans starts, iterations and seed; its number of clusters is not used
     * @param smallest number of clusters, at least 1
     * @param largest number of clusters
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the chosen number
     * @throws LearnException if there are too few rows
     */
    public ClusterCount choose(
            final RowSource rows,
            final Kmeans kmeans,
            final int smallest,
            final int largest,
            final Workers workers,
            final Progress progress) {
        check(rows.rows(), smallest, largest);
        final float[][] range = range(new RowBlocks(rows, workers, progress));
        final double[][] drawn = new double[references][];
        final double parts = references + 1;
        final double[] costs =
                costs(rows, kmeans, smallest, largest, workers, progress.part(0, 1 / parts));
        for (int b = 0; b < references; b++) {
            final Progress part = progress.part((b + 1) / parts, (b + 2) / parts);
            final RowSource reference =
                    new UniformRows(rows.rows(), range[0], range[1], Seeds.derive(seed, b));
            drawn[b] = costs(reference, kmeans, smallest, largest, workers, part);
        }
        return choose(costs, drawn, smallest, largest);
    }

    private static void check(final long n, final int smallest, final int largest) {
        CountRange.check(smallest, largest, 1);
        if (n <= largest) {
            throw new LearnException(
                    "The gap statistic needs more values than the "
                            + largest
                            + " clusters it tries, found "
                            + n);
        }
    }

    private static double[] costs(
            final RowSource rows,
            final Kmeans kmeans,
            final int smallest,
            final int largest,
            final Workers workers,
            final Progress progress) {
        final double[] costs = new double[largest];
        final double count = largest - smallest + 1;
        for (int k = smallest; k <= largest; k++) {
            final Progress part = progress.part((k - smallest) / count, (k - smallest + 1) / count);
            costs[k - 1] = kmeans.withClusters(k).fit(rows, workers, part).cost();
        }
        return costs;
    }

    private ClusterCount choose(
            final double[] costs, final double[][] drawn, final int smallest, final int largest) {
        final List<Score> scores = new ArrayList<>();
        for (int k = smallest; k <= largest; k++) {
            if (costs[k - 1] == 0) {
                // every row lies on its centroid: no larger number can be better
                scores.add(new Score(k, Double.POSITIVE_INFINITY, 0));
                continue;
            }
            double mean = 0;
            for (final double[] reference : drawn) {
                mean += StrictMath.log(reference[k - 1]) / references;
            }
            double square = 0;
            for (final double[] reference : drawn) {
                final double d = StrictMath.log(reference[k - 1]) - mean;
                square += d * d / references;
            }
            scores.add(
                    new Score(
                            k,
                            mean - StrictMath.log(costs[k - 1]),
                            Math.sqrt(square * (1 + 1.0 / references))));
        }
        return new ClusterCount(rule == Rule.FIRST ? first(scores) : global(scores), scores);
    }

    private static int first(final List<Score> scores) {
        for (int i = 0; i + 1 < scores.size(); i++) {
            final Score next = scores.get(i + 1);
            if (scores.get(i).score() >= next.score() - next.standardError()) {
                return scores.get(i).clusters();
            }
        }
        return scores.get(scores.size() - 1).clusters();
    }

    private static int global(final List<Score> scores) {
        Score best = scores.get(0);
        for (final Score s : scores) {
            best = s.score() > best.score() ? s : best;
        }
        int i = 0;
        while (scores.get(i).score() < best.score() - best.standardError()) {
            i++;
        }
        return scores.get(i).clusters();
    }

    /** The smallest and the largest value of each feature. */
    private static float[][] range(final RowBlocks blocks) {
        final int width = blocks.width();
        final float[][][] ranges = new float[blocks.count()][2][width];
        blocks.each(
                (block, from, to, row) -> {
                    Arrays.fill(ranges[block][0], Float.POSITIVE_INFINITY);
                    Arrays.fill(ranges[block][1], Float.NEGATIVE_INFINITY);
                    for (int i = from; i < to; i++) {
                        blocks.source().read(i, row);
                        widen(ranges[block], row, row);
                    }
                });
        for (int b = 1; b < ranges.length; b++) {
            widen(ranges[0], ranges[b][0], ranges[b][1]);
        }
        return ranges[0];
    }

    private static void widen(final float[][] range, final float[] low, final float[] high) {
        for (int d = 0; d < range[0].length; d++) {
            range[0][d] = Math.min(range[0][d], low[d]);
            range[1][d] = Math.max(range[1][d], high[d]);
        }
    }

    /** Rows drawn uniformly between two rows; a row is the same whenever it is read. */
    private record UniformRows(long rows, float[] low, float[] high, long seed)
            implements RowSource {

        @Override
        public int width() {
            return low.length;
        }

        @Override
        public void read(final long row, final float[] dst) {
            final SplittableRandom random = Seeds.stream(seed, row);
            for (int d = 0; d < low.length; d++) {
                dst[d] = (float) (low[d] + ((double) high[d] - low[d]) * random.nextDouble());
            }
        }
    }
}
