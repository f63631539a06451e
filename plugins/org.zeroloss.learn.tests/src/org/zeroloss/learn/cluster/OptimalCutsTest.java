package org.zeroloss.learn.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Gaussian;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Data large enough for several levels of bins, against the table of every position. */
class OptimalCutsTest {

    private static final int MOST = 6;

    /** Shapes that make bounds loose, ties frequent or sums inexact. */
    enum Shape {
        UNIFORM {
            @Override
            double draw(final SplittableRandom random, final int i) {
                return random.nextDouble();
            }
        },
        GROUPS {
            @Override
            double draw(final SplittableRandom random, final int i) {
                return random.nextInt(4) * 3 + 0.2 * Gaussian.next(random);
            }
        },
        EQUAL_STEPS {
            @Override
            double draw(final SplittableRandom random, final int i) {
                return i;
            }
        },
        HEAVY_TAIL {
            @Override
            double draw(final SplittableRandom random, final int i) {
                return 1 / (1e-6 + random.nextDouble());
            }
        },
        CLUMPS {
            @Override
            double draw(final SplittableRandom random, final int i) {
                return random.nextInt(10) < 9 ? random.nextInt(3) : random.nextDouble() * 50;
            }
        },
        FAR_FROM_ZERO {
            @Override
            double draw(final SplittableRandom random, final int i) {
                return 1e7 + Gaussian.next(random);
            }
        };

        abstract double draw(SplittableRandom random, int i);

        double[] values(final int n) {
            final SplittableRandom random = new SplittableRandom(ordinal());
            final double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = draw(random, i);
            }
            return values;
        }
    }

    /** The smallest cost of 1, 2 … clusters: every position against every other, centred sums. */
    private static double[] everyPosition(final double[] data, final double[] weights) {
        final int n = data.length;
        final Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(data[a], data[b]));
        final double[] w = new double[n + 1];
        final double[] x = new double[n + 1];
        final double[] xx = new double[n + 1];
        final double centre = Arrays.stream(data).average().orElseThrow();
        for (int i = 0; i < n; i++) {
            final double v = data[order[i]] - centre;
            w[i + 1] = w[i] + weights[order[i]];
            x[i + 1] = x[i] + weights[order[i]] * v;
            xx[i + 1] = xx[i] + weights[order[i]] * v * v;
        }
        final double[] best = new double[MOST];
        double[] row = new double[n + 1];
        Arrays.fill(row, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int k = 0; k < MOST; k++) {
            final double[] next = new double[n + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int to = 1; to <= n; to++) {
                for (int from = 0; from < to; from++) {
                    final double d = x[to] - x[from];
                    final double c = xx[to] - xx[from] - d * d / (w[to] - w[from]);
                    next[to] = Math.min(next[to], row[from] + Math.max(0, c));
                }
            }
            row = next;
            best[k] = row[n];
        }
        return best;
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void noPartitionCostsLess(final Shape shape) {
        final double[] values = shape.values(5000);
        final double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        final double[] expected = everyPosition(values, ones);
        final double[] costs = Kmeans1d.costs(values, MOST);
        for (int k = 1; k <= MOST; k++) {
            final double rounding = 1e-11 * expected[0];
            assertEquals(expected[k - 1], costs[k - 1], rounding, "k = " + k);
            assertEquals(expected[k - 1], Kmeans1d.fit(values, k).cost(), rounding, "k = " + k);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void noWeightedPartitionCostsLess(final Shape shape) {
        final double[] values = shape.values(3000);
        final SplittableRandom random = new SplittableRandom(77);
        final double[] weights = new double[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(100) == 0 ? 300 : 0.1 + random.nextDouble();
        }
        final double[] expected = everyPosition(values, weights);
        for (int k = 1; k <= MOST; k++) {
            assertEquals(
                    expected[k - 1],
                    Kmeans1d.fit(values, weights, k).cost(),
                    1e-11 * expected[0],
                    "k = " + k);
        }
    }

    @Test
    void theFirstOfEquallyGoodCutsIsTaken() {
        // 0 … 4500 in two clusters: the middle value may fall to either
        final double[] values = Shape.EQUAL_STEPS.values(4501);
        final int[] cuts = new OptimalCuts(new SortedValues(values, null), 2).find();
        assertArrayEquals(new int[] {0, 2250, 4501}, cuts);
    }

    @Test
    void oneClusterPerValue() {
        final double[] values = Shape.UNIFORM.values(3000);
        final SortedValues sorted = new SortedValues(values, null);
        final int[] cuts = new OptimalCuts(sorted, 3000).find();
        for (int i = 0; i <= 3000; i++) {
            assertEquals(i, cuts[i]);
        }
        assertEquals(0, new OptimalCuts(sorted, 3000).cost());
    }

    @Test
    void radixSortOrdersAsTheLibraryDoes() {
        final SplittableRandom random = new SplittableRandom(9);
        for (int trial = 0; trial < 20; trial++) {
            final double[] values = new double[2048 + random.nextInt(3000)];
            for (int i = 0; i < values.length; i++) {
                final double bits = Double.longBitsToDouble(random.nextLong());
                values[i] =
                        switch (trial % 4) {
                            case 0 -> Double.isNaN(bits) ? -bits(i) : bits;
                            case 1 -> random.nextInt(5) - 2;
                            case 2 -> Gaussian.next(random);
                            default -> 7;
                        };
            }
            values[5] = Double.NEGATIVE_INFINITY;
            values[6] = Double.POSITIVE_INFINITY;
            values[7] = -0.0;
            values[8] = 0.0;
            final double[] expected = values.clone();
            Arrays.sort(expected);
            RadixSort.sort(values);
            assertArrayEquals(expected, values);
            assertTrue(values[0] == Double.NEGATIVE_INFINITY);
        }
    }

    private static double bits(final int i) {
        return Double.longBitsToDouble(i);
    }
}
