package org.zeroloss.imaging.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.ImagingException;

import java.util.SplittableRandom;

class PointMatchingTest {

    /** Nearest first would take found 0 with truth 1 and leave both others alone. */
    @Test
    void keepsBothPairsWhereGreedyLosesOne() {
        final PointMatching m =
                PointMatching.of(
                        new double[] {0, 1.9},
                        new double[] {0, 0},
                        new double[] {0.9 - 1.8, 0.9},
                        new double[] {0, 0},
                        1.0);
        assertEquals(2, m.pairs());
        assertEquals(0, m.truthOf(0));
        assertEquals(1, m.truthOf(1));
        assertEquals(0, m.foundOf(0));
        assertEquals(0.9, m.distance(0), 1e-12);
        assertEquals(1.0, m.distance(1), 1e-12);
    }

    @Test
    void prefersEqualClassesAmongThePossiblePairs() {
        final PointMatching m =
                PointMatching.of(
                        new double[] {0.4},
                        new double[] {0},
                        new int[] {7},
                        new double[] {0.3, 0.9},
                        new double[] {0, 0},
                        new int[] {3, 7},
                        1.0);
        assertEquals(1, m.truthOf(0));
        assertEquals(-1, m.foundOf(0));
    }

    @Test
    void toleranceIsInclusiveAndEmptyListsAreAllowed() {
        final double[] one = {0};
        assertEquals(1, PointMatching.of(one, one, new double[] {2}, one, 2).pairs());
        assertEquals(0, PointMatching.of(one, one, new double[] {2.001}, one, 2).pairs());
        final double[] none = {};
        assertEquals(0, PointMatching.of(none, none, one, one, 2).pairs());
        assertTrue(Double.isNaN(PointMatching.of(one, one, none, none, 2).distance(0)));
    }

    /** All pairings of up to 6 with up to 6 points, in the order the class promises. */
    @Test
    void isTheBestOfAllPairings() {
        final SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 400; run++) {
            final int n = random.nextInt(7);
            final int m = random.nextInt(7);
            final double[] fx = random.doubles(n, 0, 3).toArray();
            final double[] fy = random.doubles(n, 0, 3).toArray();
            final double[] tx = random.doubles(m, 0, 3).toArray();
            final double[] ty = random.doubles(m, 0, 3).toArray();
            final int[] fc = random.ints(n, 0, 2).toArray();
            final int[] tc = random.ints(m, 0, 2).toArray();
            final PointMatching found = PointMatching.of(fx, fy, fc, tx, ty, tc, 1.1);
            double value = 0;
            for (int f = 0; f < n; f++) {
                if (found.truthOf(f) >= 0) {
                    assertEquals(f, found.foundOf(found.truthOf(f)));
                    value += worth(found.distance(f), fc[f] == tc[found.truthOf(f)]);
                }
            }
            assertEquals(best(fx, fy, fc, tx, ty, tc, 0, new boolean[m]), value, 1e-9);
        }
    }

    private static double worth(final double distance, final boolean equal) {
        return 1e6 + (equal ? 1e3 : 0) - distance;
    }

    private static double best(
            final double[] fx,
            final double[] fy,
            final int[] fc,
            final double[] tx,
            final double[] ty,
            final int[] tc,
            final int f,
            final boolean[] used) {
        if (f == fx.length) {
            return 0;
        }
        double best = best(fx, fy, fc, tx, ty, tc, f + 1, used);
        for (int t = 0; t < tx.length; t++) {
            final double d = Math.hypot(fx[f] - tx[t], fy[f] - ty[t]);
            if (!used[t] && d <= 1.1) {
                used[t] = true;
                best =
                        Math.max(
                                best,
                                worth(d, fc[f] == tc[t])
                                        + best(fx, fy, fc, tx, ty, tc, f + 1, used));
                used[t] = false;
            }
        }
        return best;
    }

    @Test
    void solvesManyThousandPointsAtOnce() {
        final SplittableRandom random = new SplittableRandom(6);
        final int n = 40_000;
        final double[] tx = random.doubles(n, 0, 2000).toArray();
        final double[] ty = random.doubles(n, 0, 2000).toArray();
        final double[] fx = new double[n];
        final double[] fy = new double[n];
        for (int i = 0; i < n; i++) {
            fx[i] = tx[i] + 0.4 * (random.nextDouble() - 0.5);
            fy[i] = ty[i] + 0.4 * (random.nextDouble() - 0.5);
        }
        assertEquals(n, PointMatching.of(fx, fy, tx, ty, 3).pairs());
    }

    @Test
    void namesBadPoints() {
        final double[] nan = {Double.NaN};
        final double[] one = {1};
        final String message =
                assertThrows(ImagingException.class, () -> PointMatching.of(nan, one, one, one, 1))
                        .getMessage();
        assertTrue(message.contains("found point 0"), message);
        assertThrows(ImagingException.class, () -> PointMatching.of(one, one, one, one, 0));
    }
}
