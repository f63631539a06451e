package org.zeroloss.learn.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.cluster.ClusterCount.Score;

import java.util.SplittableRandom;

class ClusterCountTest {

    private static final Workers ONE = new Workers(1);
    private static final Workers TWO = new Workers(2);

    private static double directSilhouette(final double[] x, final int[] labels, final int k) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            final double[] distance = new double[k];
            final int[] count = new int[k];
            for (int j = 0; j < x.length; j++) {
                if (j != i) {
                    distance[labels[j]] += Math.abs(x[i] - x[j]);
                    count[labels[j]]++;
                }
            }
            if (count[labels[i]] > 0) {
                final double a = distance[labels[i]] / count[labels[i]];
                double b = Double.POSITIVE_INFINITY;
                for (int c = 0; c < k; c++) {
                    b = c == labels[i] ? b : Math.min(b, distance[c] / count[c]);
                }
                sum += Math.max(a, b) > 0 ? (b - a) / Math.max(a, b) : 0;
            }
        }
        return sum / x.length;
    }

    private static double[] groups(
            final long seed, final int n, final int groups, final double spread) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 100 + i % groups + spread * (random.nextDouble() + random.nextDouble() - 1);
        }
        return x;
    }

    @Test
    void silhouetteOnALineEqualsTheDirectSum() {
        for (int trial = 0; trial < 30; trial++) {
            final double[] x = groups(trial, 150 + trial, 4, 0.2 + 0.1 * trial);
            if (trial % 3 == 0) {
                for (int i = 0; i < x.length; i++) {
                    x[i] = Math.round(5 * x[i]);
                }
            }
            x[0] = 300;
            for (int k = 2; k < 8; k++) {
                final Clustering1d c = Kmeans1d.fit(x, k);
                assertEquals(directSilhouette(x, c.labels(), k), Silhouette.of(x, c), 1e-10);
            }
        }
    }

    @Test
    void silhouetteFindsTheNumberOfGroups() {
        for (int groups = 2; groups <= 6; groups++) {
            final double[] x = groups(groups, 600, groups, 0.3);
            final ClusterCount count = Silhouette.choose(x, 2, 9, Progress.NONE);
            assertEquals(groups, count.clusters());
            assertEquals(8, count.scores().size());
            assertEquals(2, count.scores().get(0).clusters());
            final Score best = count.scores().get(groups - 2);
            assertEquals(Silhouette.of(x, Kmeans1d.fit(x, groups)), best.score(), 1e-12);
        }
    }

    @Test
    void silhouetteRefusesInterleavedClusters() {
        final double[] x = {1, 2, 3, 4};
        final Clustering1d interleaved =
                new Clustering1d(new double[] {3, 2}, new long[] {2, 2}, new int[] {1, 0, 1, 0}, 4);
        assertThrows(LearnException.class, () -> Silhouette.of(x, interleaved));
        assertThrows(LearnException.class, () -> Silhouette.of(x, Kmeans1d.fit(x, 1)));
    }

    @Test
    void simplifiedSilhouetteEqualsItsDefinitionAndFindsTheGroups() {
        final TestRows rows = TestRows.mixture(21, 500, 5, 4, 0.8);
        final Kmeans kmeans = new Kmeans(4, 5, 100, 2);
        final Clustering c = kmeans.fit(rows, ONE, Progress.NONE);
        double sum = 0;
        for (int i = 0; i < 500; i++) {
            final double[] d = new double[4];
            for (int k = 0; k < 4; k++) {
                for (int j = 0; j < 5; j++) {
                    d[k] += Math.pow(rows.values()[i][j] - c.centroids()[k][j], 2);
                }
                d[k] = Math.sqrt(d[k]);
            }
            final double a = d[c.labels()[i]];
            d[c.labels()[i]] = Double.POSITIVE_INFINITY;
            final double b = Math.min(Math.min(d[0], d[1]), Math.min(d[2], d[3]));
            sum += (b - a) / Math.max(a, b);
        }
        assertEquals(sum / 500, Silhouette.simplified(rows, c, TWO, Progress.NONE), 1e-12);
        final ClusterCount count = Silhouette.choose(rows, kmeans, 2, 7, TWO, Progress.NONE);
        assertEquals(4, count.clusters());
        assertEquals(count, Silhouette.choose(rows, kmeans, 2, 7, ONE, Progress.NONE));
    }

    @Test
    void gapFindsTheNumberOfGroupsOrThatThereAreNone() {
        for (int groups = 2; groups <= 5; groups++) {
            final double[] x = groups(groups, 400, groups, 0.2);
            final GapStatistic gap = new GapStatistic(20, 7, GapStatistic.Rule.GLOBAL);
            assertEquals(groups, gap.choose(x, 1, 8, ONE, Progress.NONE).clusters());
        }
        // groups at 100, 101 and 112
        final double[] uneven = groups(3, 400, 2, 0.1);
        for (int i = 0; i < 400; i += 4) {
            uneven[i] += 12;
        }
        final GapStatistic first = new GapStatistic(20, 7);
        assertEquals(GapStatistic.Rule.FIRST, first.rule());
        assertEquals(3, first.choose(uneven, 1, 8, ONE, Progress.NONE).clusters());
        assertEquals(2, first.choose(groups(2, 400, 2, 0.2), 1, 8, ONE, Progress.NONE).clusters());
        int ones = 0;
        for (int seed = 0; seed < 20; seed++) {
            final double[] uniform = new SplittableRandom(seed).doubles(300).toArray();
            final ClusterCount count =
                    new GapStatistic(20, seed).choose(uniform, 1, 6, ONE, Progress.NONE);
            ones += count.clusters() == 1 ? 1 : 0;
        }
        assertTrue(ones >= 17, "one cluster found in " + ones + " of 20 uniform sets");
    }

    @Test
    void gapIsTheDifferenceOfTheLogarithms() {
        final double[] x = groups(3, 200, 3, 0.3);
        final ClusterCount count = new GapStatistic(5, 9).choose(x, 1, 5, ONE, Progress.NONE);
        assertEquals(count, new GapStatistic(5, 9).choose(x, 1, 5, TWO, Progress.NONE));
        // ln W* of n uniform values in one cluster: variance of the range squared / 12
        double min = x[0];
        double max = x[0];
        double mean = 0;
        for (final double v : x) {
            min = Math.min(min, v);
            max = Math.max(max, v);
            mean += v / 200;
        }
        double w = 0;
        for (final double v : x) {
            w += (v - mean) * (v - mean);
        }
        final double expected = Math.log(200 * (max - min) * (max - min) / 12) - Math.log(w);
        final Score one = count.scores().get(0);
        assertEquals(expected, one.score(), 0.15);
        assertTrue(one.standardError() > 0.01 && one.standardError() < 0.2);
    }

    @Test
    void gapOfRows() {
        final TestRows rows = TestRows.mixture(31, 400, 3, 3, 1);
        final Kmeans kmeans = new Kmeans(1, 3, 100, 2);
        final GapStatistic gap = new GapStatistic(8, 4);
        final ClusterCount count = gap.choose(rows, kmeans, 1, 5, TWO, Progress.NONE);
        assertEquals(3, count.clusters());
        assertEquals(count, gap.choose(rows, kmeans, 1, 5, ONE, Progress.NONE));
    }

    @Test
    void gapOfFewDifferentValues() {
        final double[] x = new double[30];
        for (int i = 0; i < 30; i++) {
            x[i] = i % 3;
        }
        final ClusterCount count =
                new GapStatistic(5, 1, GapStatistic.Rule.GLOBAL)
                        .choose(x, 1, 6, ONE, Progress.NONE);
        assertEquals(3, count.clusters());
        assertThrows(
                LearnException.class,
                () -> new GapStatistic(5, 1).choose(x, 1, 30, ONE, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> new GapStatistic(1, 1));
    }
}
