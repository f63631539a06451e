package org.zeroloss.learn.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

class KmeansTest {

    private static final Workers ONE = new Workers(1);

    /** Lloyd's iteration as everybody writes it: every distance, every sum anew. */
    private static int[] plainLloyd(final float[][] rows, final double[][] start, final int most) {
        final int k = start.length;
        final double[][] centroids = new double[k][];
        for (int c = 0; c < k; c++) {
            centroids[c] = start[c].clone();
        }
        final int[] labels = new int[rows.length];
        Arrays.fill(labels, -1);
        for (int iteration = 0; iteration < most; iteration++) {
            boolean changed = false;
            for (int i = 0; i < rows.length; i++) {
                int best = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int c = 0; c < k; c++) {
                    final double d = squared(rows[i], centroids[c]);
                    if (d < least) {
                        least = d;
                        best = c;
                    }
                }
                changed |= best != labels[i];
                labels[i] = best;
            }
            final int[] sizes = new int[k];
            for (final int label : labels) {
                sizes[label]++;
            }
            for (int c = 0; c < k; c++) {
                if (sizes[c] == 0) {
                    int farthest = -1;
                    double most2 = -1;
                    for (int i = 0; i < rows.length; i++) {
                        final double d = squared(rows[i], centroids[labels[i]]);
                        if (sizes[labels[i]] > 1 && d > most2) {
                            most2 = d;
                            farthest = i;
                        }
                    }
                    sizes[labels[farthest]]--;
                    labels[farthest] = c;
                    sizes[c] = 1;
                    for (int d = 0; d < rows[0].length; d++) {
                        centroids[c][d] = rows[farthest][d];
                    }
                    changed = true;
                }
            }
            if (!changed) {
                break;
            }
            for (int c = 0; c < k; c++) {
                Arrays.fill(centroids[c], 0);
                for (int i = 0; i < rows.length; i++) {
                    for (int d = 0; labels[i] == c && d < rows[0].length; d++) {
                        centroids[c][d] += rows[i][d];
                    }
                }
                for (int d = 0; d < rows[0].length; d++) {
                    centroids[c][d] /= sizes[c];
                }
            }
        }
        return labels;
    }

    private static double squared(final float[] row, final double[] centroid) {
        double sum = 0;
        for (int d = 0; d < row.length; d++) {
            sum += (row[d] - centroid[d]) * (row[d] - centroid[d]);
        }
        return sum;
    }

    private static double[][] firstRows(final TestRows rows, final int k) {
        final double[][] start = new double[k][rows.width()];
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < rows.width(); d++) {
                start[c][d] = rows.values()[c][d];
            }
        }
        return start;
    }

    /** Whether two labelings differ by the clusters' numbers only. */
    private static void assertSameClusters(final int[] expected, final int[] actual) {
        final int[] to = new int[Arrays.stream(expected).max().getAsInt() + 1];
        Arrays.fill(to, -1);
        for (int i = 0; i < expected.length; i++) {
            if (to[expected[i]] < 0) {
                to[expected[i]] = actual[i];
            }
            assertEquals(to[expected[i]], actual[i], "row " + i);
        }
        assertEquals(to.length, Arrays.stream(to).distinct().count());
    }

    @Test
    void labelsEqualThoseOfPlainLloyd() {
        for (int trial = 0; trial < 40; trial++) {
            final int width = 1 + trial % 7;
            final int k = 1 + trial % 9;
            // much overlap, so that there are many iterations
            final TestRows rows = TestRows.mixture(trial, 900, width, 5, 8);
            final double[][] start = firstRows(rows, k);
            for (final int most : new int[] {1, 2, 5, 1000}) {
                final Clustering c = new Kmeans(k, 1, most, 0).fit(rows, start, ONE, Progress.NONE);
                assertSameClusters(plainLloyd(rows.values(), start, most), c.labels());
                assertTrue(most < 1000 || c.converged());
            }
        }
    }

    /** Noise longer than the groups lie apart, on any scale and far from the origin. */
    @Test
    void labelsOfLongNoisyRowsEqualThoseOfPlainLloyd() {
        final double[] scales = {1, 1e-15, 1e-30, 1e15};
        final double[] offsets = {0, 1e3, -10, 0};
        int iterations = 0;
        for (int trial = 0; trial < 16; trial++) {
            final TestRows plain = TestRows.mixture(trial, 1200, 60, 4 + trial % 5, 30);
            final float[][] values = new float[1200][60];
            for (int i = 0; i < 1200; i++) {
                for (int d = 0; d < 60; d++) {
                    values[i][d] =
                            (float)
                                    (scales[trial % 4]
                                            * (plain.values()[i][d] + offsets[trial % 4]));
                }
            }
            final TestRows rows = new TestRows(values);
            final int k = 2 + trial % 7;
            final double[][] start = firstRows(rows, k);
            final int[] expected = plainLloyd(values, start, 1000);
            for (final int threads : new int[] {1, 3}) {
                final Clustering c =
                        new Kmeans(k, 1, 1000, 0)
                                .fit(rows, start, new Workers(threads), Progress.NONE);
                assertSameClusters(expected, c.labels());
                assertTrue(c.converged());
                iterations += c.iterations();
            }
        }
        assertTrue(iterations > 300, "too easy: " + iterations + " iterations");
    }

    /** Rows on few grid points: distances that are exactly equal go to the lower number. */
    @Test
    void tiesGoToTheLowerNumber() {
        for (int trial = 0; trial < 30; trial++) {
            final SplittableRandom random = new SplittableRandom(trial);
            final float[][] values = new float[200][5];
            for (final float[] row : values) {
                for (int d = 0; d < 5; d++) {
                    row[d] = random.nextInt(3);
                }
            }
            final TestRows rows = new TestRows(values);
            final double[][] start = new double[4][5];
            for (int c = 0; c < 4; c++) {
                for (int d = 0; d < 5; d++) {
                    start[c][d] = random.nextInt(3);
                }
            }
            final Clustering c = new Kmeans(4, 1, 1, 0).fit(rows, start, ONE, Progress.NONE);
            assertSameClusters(plainLloyd(values, start, 1), c.labels());
        }
    }

    @Test
    void emptiedClustersGetTheFarthestRowLikeInPlainLloyd() {
        for (int trial = 0; trial < 20; trial++) {
            final TestRows rows = TestRows.mixture(trial, 300, 3, 4, 6);
            final double[][] start = firstRows(rows, 6);
            // nothing is near these
            Arrays.fill(start[2], 1e3);
            Arrays.fill(start[4], -1e3);
            final Clustering c = new Kmeans(6, 1, 1000, 0).fit(rows, start, ONE, Progress.NONE);
            assertSameClusters(plainLloyd(rows.values(), start, 1000), c.labels());
            for (final long size : c.sizes()) {
                assertTrue(size > 0);
            }
        }
    }

    @Test
    void sameBytesForAnyThreadCount() {
        final TestRows rows = TestRows.mixture(5, 3001, 12, 6, 9);
        final Kmeans kmeans = new Kmeans(7, 3, 200, 42);
        final Clustering one = kmeans.fit(rows, ONE, Progress.NONE);
        for (final int threads : new int[] {2, 3}) {
            final Clustering many = kmeans.fit(rows, new Workers(threads), Progress.NONE);
            assertArrayEquals(one.labels(), many.labels());
            assertArrayEquals(one.centroids(), many.centroids());
            assertArrayEquals(one.sizes(), many.sizes());
            assertEquals(one.cost(), many.cost());
            assertEquals(one.start(), many.start());
        }
    }

    @Test
    void resultIsConsistentAndOrdered() {
        final TestRows rows = TestRows.mixture(6, 1000, 4, 5, 5);
        final Clustering c = new Kmeans(5, 4, 300, 1).fit(rows, ONE, Progress.NONE);
        assertTrue(c.converged());
        final double[][] sums = new double[5][4];
        final long[] sizes = new long[5];
        double cost = 0;
        for (int i = 0; i < 1000; i++) {
            assertEquals(c.label(rows.values()[i]), c.labels()[i]);
            sizes[c.labels()[i]]++;
            cost += squared(rows.values()[i], c.centroids()[c.labels()[i]]);
            for (int d = 0; d < 4; d++) {
                sums[c.labels()[i]][d] += rows.values()[i][d];
            }
        }
        assertArrayEquals(sizes, c.sizes());
        assertEquals(cost, c.cost(), 1e-9 * cost);
        for (int k = 0; k < 5; k++) {
            for (int d = 0; d < 4; d++) {
                assertEquals(sums[k][d] / sizes[k], c.centroids()[k][d], 1e-12);
            }
            if (k > 0) {
                assertTrue(
                        Arrays.stream(c.centroids()[k]).sum()
                                <= Arrays.stream(c.centroids()[k - 1]).sum());
            }
        }
    }

    @Test
    void findsSeparateGroupsAndIgnoresTheOrderOfRows() {
        final TestRows rows = TestRows.mixture(7, 2000, 6, 8, 0.5);
        final Clustering c = new Kmeans(8, 10, 100, 3).fit(rows, ONE, Progress.NONE);
        final int[] truth = new int[2000];
        for (int i = 0; i < 2000; i++) {
            truth[i] = i % 8;
        }
        assertSameClusters(truth, c.labels());
        final float[][] reversed = new float[2000][];
        for (int i = 0; i < 2000; i++) {
            reversed[i] = rows.values()[1999 - i];
        }
        final Clustering r =
                new Kmeans(8, 10, 100, 3).fit(new TestRows(reversed), ONE, Progress.NONE);
        for (int i = 0; i < 2000; i++) {
            assertEquals(c.labels()[i], r.labels()[1999 - i]);
        }
    }

    @Test
    void oneColumnReachesTheExactOptimum() {
        final TestRows rows = TestRows.mixture(8, 400, 1, 4, 1);
        final double[] x = new double[400];
        for (int i = 0; i < 400; i++) {
            x[i] = rows.values()[i][0];
        }
        final Clustering1d exact = Kmeans1d.fit(x, 4);
        final Clustering c = new Kmeans(4, 30, 300, 9).fit(rows, ONE, Progress.NONE);
        assertEquals(exact.cost(), c.cost(), 1e-9);
        assertArrayEquals(exact.labels(), c.labels());
    }

    @Test
    void moreStartsAreNeverWorseAndSeedsMatter() {
        final TestRows rows = TestRows.mixture(9, 600, 2, 12, 2);
        final double one = new Kmeans(12, 1, 300, 5).fit(rows, ONE, Progress.NONE).cost();
        final double ten = new Kmeans(12, 10, 300, 5).fit(rows, ONE, Progress.NONE).cost();
        assertTrue(ten <= one);
        final RowBlocks blocks = new RowBlocks(rows, ONE, Progress.NONE);
        assertNotEquals(
                Arrays.deepToString(KmeansStart.draw(blocks, 3, 1)),
                Arrays.deepToString(KmeansStart.draw(blocks, 3, 2)));
    }

    /** With two far groups of unequal size, k-means++ takes one row of each but very rarely. */
    @Test
    void startsAreDrawnBySquaredDistance() {
        final float[][] values = new float[100][1];
        for (int i = 0; i < 100; i++) {
            values[i][0] = i == 77 ? 1000 : i * 0.001f;
        }
        final RowBlocks blocks = new RowBlocks(new TestRows(values), ONE, Progress.NONE);
        for (int seed = 0; seed < 200; seed++) {
            final double[][] start = KmeansStart.draw(blocks, 2, seed);
            assertTrue(start[0][0] == 1000 || start[1][0] == 1000, "seed " + seed);
        }
        // a third of the squared distance each: 0, then 1 or 2 with weights 1 and 4
        int twos = 0;
        final RowBlocks line =
                new RowBlocks(new TestRows(new float[][] {{0}, {1}, {2}}), ONE, Progress.NONE);
        int zeros = 0;
        for (int seed = 0; seed < 6000; seed++) {
            final double[][] start = KmeansStart.draw(line, 2, seed);
            if (start[0][0] == 0) {
                zeros++;
                twos += start[1][0] == 2 ? 1 : 0;
            }
        }
        assertEquals(1.0 / 3, zeros / 6000.0, 5 * 0.471 / Math.sqrt(6000));
        assertEquals(0.8, (double) twos / zeros, 5 * 0.4 / Math.sqrt(zeros));
    }

    @Test
    void badInputIsNamed() {
        final TestRows same = new TestRows(new float[10][3]);
        final LearnException e =
                assertThrows(
                        LearnException.class,
                        () -> new Kmeans(2, 1, 10, 0).fit(same, ONE, Progress.NONE));
        assertTrue(e.getMessage().contains("found 1"), e.getMessage());
        final float[][] bad = new float[10][3];
        bad[4][1] = Float.NaN;
        final LearnException nan =
                assertThrows(
                        LearnException.class,
                        () -> new Kmeans(2, 1, 10, 0).fit(new TestRows(bad), ONE, Progress.NONE));
        assertTrue(nan.getMessage().contains("row 4"), nan.getMessage());
        assertThrows(
                LearnException.class,
                () ->
                        new Kmeans(2, 1, 10, 0)
                                .fit(new TestRows(bad), new double[2][3], ONE, Progress.NONE));
        assertThrows(
                LearnException.class,
                () -> new Kmeans(2, 1, 10, 0).fit(same, new double[2][4], ONE, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Kmeans(0, 1, 10, 0));
    }

    @Test
    void stopsWhenCanceled() {
        final TestRows rows = TestRows.mixture(5, 3001, 12, 6, 9);
        final AtomicInteger asked = new AtomicInteger();
        final Progress stops =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        assertFalse(fraction > 1);
                    }

                    @Override
                    public void checkCanceled() {
                        if (asked.incrementAndGet() > 500) {
                            throw new CanceledException();
                        }
                    }
                };
        assertThrows(
                CanceledException.class,
                () -> new Kmeans(7, 50, 200, 42).fit(rows, new Workers(2), stops));
        assertTrue(asked.get() < 510);
    }
}
