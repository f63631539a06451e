package org.zeroloss.learn.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.learn.LearnException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class Kmeans1dTest {

    /** Smallest cost over every way to cut the sorted values into k parts. */
    private static double bruteForce(
            final double[] x, final double[] w, final int from, final int k) {
        if (k == 1) {
            return cost(x, w, from, x.length);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int cut = from + 1; cut <= x.length - k + 1; cut++) {
            best = Math.min(best, cost(x, w, from, cut) + bruteForce(x, w, cut, k - 1));
        }
        return best;
    }

    private static double cost(final double[] x, final double[] w, final int from, final int to) {
        double sum = 0;
        double total = 0;
        for (int i = from; i < to; i++) {
            sum += w[i] * x[i];
            total += w[i];
        }
        double cost = 0;
        for (int i = from; i < to; i++) {
            cost += w[i] * (x[i] - sum / total) * (x[i] - sum / total);
        }
        return cost;
    }

    @Test
    void findsTheOptimumOfEveryPartition() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            final int n = 6 + random.nextInt(8);
            final double[] x = new double[n];
            final double[] w = new double[n];
            final boolean coarse = trial % 3 == 0;
            for (int i = 0; i < n; i++) {
                x[i] = coarse ? random.nextInt(6) : 100 + 10 * random.nextDouble();
                w[i] = trial % 2 == 0 ? 1 : 0.1 + random.nextDouble();
            }
            Arrays.sort(x);
            final long distinct = Arrays.stream(x).distinct().count();
            final double[] costs = Kmeans1d.costs(x, n);
            for (int k = 1; k <= Math.min(5, distinct); k++) {
                final double expected = bruteForce(x, w, 0, k);
                final Clustering1d c = trial % 2 == 0 ? Kmeans1d.fit(x, k) : Kmeans1d.fit(x, w, k);
                assertEquals(expected, c.cost(), 1e-9);
                double direct = 0;
                for (int i = 0; i < n; i++) {
                    final double d = x[i] - c.centroids()[c.labels()[i]];
                    direct += w[i] * d * d;
                    assertEquals(c.label(x[i]), c.labels()[i]);
                }
                assertEquals(direct, c.cost(), 1e-12);
                assertEquals(n, Arrays.stream(c.sizes()).sum());
                if (trial % 2 == 0) {
                    assertEquals(expected, costs[k - 1], 1e-9);
                }
            }
            for (int k = (int) distinct; k <= n; k++) {
                assertEquals(0, costs[k - 1], 1e-9);
            }
        }
    }

    @Test
    void orderOfTheValuesDoesNotMatter() {
        final SplittableRandom random = new SplittableRandom(2);
        final double[] x = random.doubles(500).map(v -> Math.round(200 * v) / 7.0).toArray();
        final double[] shuffled = x.clone();
        for (int i = x.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final double t = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = t;
        }
        final Clustering1d a = Kmeans1d.fit(x, 6);
        final Clustering1d b = Kmeans1d.fit(shuffled, 6);
        assertArrayEquals(a.centroids(), b.centroids(), 1e-12);
        assertArrayEquals(a.sizes(), b.sizes());
        for (int i = 0; i < x.length; i++) {
            assertEquals(a.label(shuffled[i]), b.labels()[i]);
        }
        for (int c = 1; c < 6; c++) {
            assertTrue(a.centroids()[c] < a.centroids()[c - 1]);
        }
    }

    @Test
    void everyNumberOfClustersComesFromOneTable() {
        final double[] x = new SplittableRandom(3).doubles(300).map(Math::log).toArray();
        final List<Clustering1d> all = Kmeans1d.fit(x, 2, 9);
        final double[] costs = Kmeans1d.costs(x, 9);
        for (int k = 2; k <= 9; k++) {
            final Clustering1d one = Kmeans1d.fit(x, k);
            assertArrayEquals(one.labels(), all.get(k - 2).labels());
            assertEquals(one.cost(), costs[k - 1], 1e-9);
            assertTrue(costs[k - 1] < costs[k - 2]);
        }
    }

    @Test
    void findsKnownGroupsFarFromZero() {
        final SplittableRandom random = new SplittableRandom(4);
        final double[] centers = {1e6 + 3, 1e6 + 2, 1e6 + 1};
        final double[] x = new double[30_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = centers[i % 3] + 0.1 * (random.nextDouble() - 0.5);
        }
        final Clustering1d c = Kmeans1d.fit(x, 3);
        assertArrayEquals(centers, c.centroids(), 0.002);
        assertArrayEquals(new long[] {10_000, 10_000, 10_000}, c.sizes());
        for (int i = 0; i < x.length; i++) {
            assertEquals(i % 3, c.labels()[i]);
        }
    }

    @Test
    void oneZeroOfTheTwo() {
        final Clustering1d c = Kmeans1d.fit(new double[] {-0.0, 1, 0.0, 1}, 2);
        assertArrayEquals(new int[] {1, 0, 1, 0}, c.labels());
        final double[] weighted = {2, 1, 2, 1};
        assertArrayEquals(
                new int[] {1, 0, 1, 0},
                Kmeans1d.fit(new double[] {-0.0, 1, 0.0, 1}, weighted, 2).labels());
    }

    @Test
    void badInputIsNamed() {
        final double[] same = {2, 2, 2};
        assertEquals(0, Kmeans1d.fit(same, 1).cost());
        final LearnException e = assertThrows(LearnException.class, () -> Kmeans1d.fit(same, 2));
        assertTrue(e.getMessage().contains("found 1"), e.getMessage());
        assertThrows(LearnException.class, () -> Kmeans1d.fit(new double[0], 1));
        assertThrows(LearnException.class, () -> Kmeans1d.fit(new double[] {1, Double.NaN}, 1));
        assertThrows(
                LearnException.class,
                () -> Kmeans1d.fit(new double[] {1, 2}, new double[] {1, 0}, 1));
        assertThrows(IllegalArgumentException.class, () -> Kmeans1d.fit(same, 0));
        assertThrows(IllegalArgumentException.class, () -> Kmeans1d.fit(same, 3, 2));
    }
}
