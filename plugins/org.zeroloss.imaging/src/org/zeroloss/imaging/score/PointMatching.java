package org.zeroloss.imaging.score;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs found points with true ones, at most one with one and no further apart than a tolerance: of
 * all such pairings one with the most pairs; of those one with the most pairs of equal class; of
 * those the one of the least sum of distances. Greedy pairing, nearest first, can lose pairs.
 * Points that have no chain of possible partners in common are solved apart, so that an image of
 * many thousand points is no large problem. Immutable.
 */
public final class PointMatching {

    private final int[] m_truthOf;
    private final int[] m_foundOf;
    private final double[] m_distance;

    private PointMatching(final int[] truthOf, final int[] foundOf, final double[] distance) {
        m_truthOf = truthOf;
        m_foundOf = foundOf;
        m_distance = distance;
    }

    /**
     * Pairs points without regard to classes.
     *
     * @param foundX positions of the found points
     * @param foundY positions of the found points
     * @param truthX positions of the true points
     * @param truthY positions of the true points
     * @param tolerance largest distance of a pair, inclusive, above 0
     * @return the pairs
     */
    public static PointMatching of(
            final double[] foundX,
            final double[] foundY,
            final double[] truthX,
            final double[] truthY,
            final double tolerance) {
        return of(
                foundX,
                foundY,
                new int[foundX.length],
                truthX,
                truthY,
                new int[truthX.length],
                tolerance);
    }

    /**
     * @param foundX positions of the found points, finite
     * @param foundY positions of the found points, finite
     * @param foundClass class of each found point
     * @param truthX positions of the true points, finite
     * @param truthY positions of the true points, finite
     * @param truthClass class of each true point
     * @param tolerance largest distance of a pair, inclusive, above 0
     * @return the pairs
     */
    public static PointMatching of(
            final double[] foundX,
            final double[] foundY,
            final int[] foundClass,
            final double[] truthX,
            final double[] truthY,
            final int[] truthClass,
            final double tolerance) {
        Check.positive(tolerance, "tolerance of the matching");
        checkPoints(foundX, foundY, foundClass, "found");
        checkPoints(truthX, truthY, truthClass, "true");
        final int[] truthOf = filled(foundX.length);
        final int[] foundOf = filled(truthX.length);
        final double[] distance = new double[foundX.length];
        Arrays.fill(distance, Double.NaN);
        final PointGrid grid = new PointGrid(truthX, truthY, tolerance);
        final int[][] near = new int[foundX.length][];
        for (int f = 0; f < near.length; f++) {
            near[f] = grid.neighbours(foundX[f], foundY[f], tolerance);
        }
        for (final Component c : components(near, truthX.length)) {
            final double[][] cost = new double[c.found().length][c.truth().length];
            final boolean[][] allowed = new boolean[c.found().length][c.truth().length];
            for (int i = 0; i < cost.length; i++) {
                final int f = c.found()[i];
                for (final int t : near[f]) {
                    final int j = Arrays.binarySearch(c.truth(), t);
                    final double d =
                            StrictMath.hypot(foundX[f] - truthX[t], foundY[f] - truthY[t])
                                    / tolerance;
                    allowed[i][j] = true;
                    cost[i][j] = foundClass[f] == truthClass[t] ? d : d + c.size();
                }
            }
            pair(c, cost, allowed, truthOf, foundOf);
        }
        for (int f = 0; f < truthOf.length; f++) {
            if (truthOf[f] >= 0) {
                distance[f] =
                        StrictMath.hypot(
                                foundX[f] - truthX[truthOf[f]], foundY[f] - truthY[truthOf[f]]);
            }
        }
        return new PointMatching(truthOf, foundOf, distance);
    }

    private static void checkPoints(
            final double[] x, final double[] y, final int[] classes, final String what) {
        if (x.length != y.length || x.length != classes.length) {
            throw new ImagingException(
                    "Expected as many y and classes of "
                            + what
                            + " points as x, found "
                            + x.length
                            + ", "
                            + y.length
                            + " and "
                            + classes.length);
        }
        for (int i = 0; i < x.length; i++) {
            Check.finite(x[i], "x of " + what + " point " + i);
            Check.finite(y[i], "y of " + what + " point " + i);
        }
    }

    private static int[] filled(final int length) {
        final int[] none = new int[length];
        Arrays.fill(none, -1);
        return none;
    }

    /** Points that can only be paired among each other; indices ascend. */
    private record Component(int[] found, int[] truth) {

        /** One more than the greatest sum of relative distances. */
        double size() {
            return Math.min(found.length, truth.length) + 1.0;
        }
    }

    private static List<Component> components(final int[][] near, final int truths) {
        final List<List<Integer>> foundBy = new ArrayList<>();
        for (int t = 0; t < truths; t++) {
            foundBy.add(new ArrayList<>());
        }
        for (int f = 0; f < near.length; f++) {
            for (final int t : near[f]) {
                foundBy.get(t).add(f);
            }
        }
        final List<Component> components = new ArrayList<>();
        final boolean[] seenFound = new boolean[near.length];
        final boolean[] seenTruth = new boolean[truths];
        for (int f = 0; f < near.length; f++) {
            if (seenFound[f] || near[f].length == 0) {
                continue;
            }
            final List<Integer> found = new ArrayList<>(List.of(f));
            final List<Integer> truth = new ArrayList<>();
            seenFound[f] = true;
            for (int k = 0; k < found.size(); k++) {
                for (final int t : near[found.get(k)]) {
                    if (!seenTruth[t]) {
                        seenTruth[t] = true;
                        truth.add(t);
                        for (final int other : foundBy.get(t)) {
                            if (!seenFound[other]) {
                                seenFound[other] = true;
                                found.add(other);
                            }
                        }
                    }
                }
            }
            components.add(new Component(sorted(found), sorted(truth)));
        }
        return components;
    }

    private static int[] sorted(final List<Integer> indices) {
        return indices.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Solves one component; a pair that is not allowed costs more than all others together. */
    private static void pair(
            final Component c,
            final double[][] cost,
            final boolean[][] allowed,
            final int[] truthOf,
            final int[] foundOf) {
        final boolean turned = cost.length > c.truth().length;
        final double never = (c.size() + 1) * (c.size() + 1);
        final double[][] all =
                new double[turned ? c.truth().length : cost.length]
                        [turned ? cost.length : c.truth().length];
        for (int i = 0; i < cost.length; i++) {
            for (int j = 0; j < c.truth().length; j++) {
                all[turned ? j : i][turned ? i : j] = allowed[i][j] ? cost[i][j] : never;
            }
        }
        final int[] columns = Assignment.solve(all);
        for (int k = 0; k < columns.length; k++) {
            final int i = turned ? columns[k] : k;
            final int j = turned ? k : columns[k];
            if (allowed[i][j]) {
                truthOf[c.found()[i]] = c.truth()[j];
                foundOf[c.truth()[j]] = c.found()[i];
            }
        }
    }

    /**
     * @param found index of a found point
     * @return index of the true point it is paired with, or −1
     */
    public int truthOf(final int found) {
        return m_truthOf[found];
    }

    /**
     * @param truth index of a true point
     * @return index of the found point it is paired with, or −1
     */
    public int foundOf(final int truth) {
        return m_foundOf[truth];
    }

    /**
     * @param found index of a found point
     * @return distance from its true point, NaN if it has none
     */
    public double distance(final int found) {
        return m_distance[found];
    }

    /**
     * @return number of pairs
     */
    public int pairs() {
        return (int) Arrays.stream(m_truthOf).filter(t -> t >= 0).count();
    }
}
