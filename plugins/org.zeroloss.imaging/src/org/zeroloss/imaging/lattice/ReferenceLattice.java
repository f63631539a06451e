package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the vectors that repeat a pattern of columns: displaced by a lattice vector, most columns
 * come to lie on others. In a honeycomb the way to a neighbour does that for every second column
 * only, which tells lattice vectors from others. Several places are tried, since each grain has
 * vectors of its own; the one where the pattern repeats best is taken.
 */
final class ReferenceLattice {

    private static final double LEAST_SHARE = 0.7;
    private static final int PLACES = 24;
    private static final double REACH = 4.5;
    private static final double NEAR = 0.3;
    private static final int LEAST_COLUMNS = 7;

    private final double[] m_x;
    private final double[] m_y;
    private final PointGrid m_grid;
    private final double m_distance;

    ReferenceLattice(
            final double[] x, final double[] y, final PointGrid grid, final double distance) {
        m_x = x;
        m_y = y;
        m_grid = grid;
        m_distance = distance;
    }

    /** Vectors and the column around which they were found. */
    record Found(LatticeVectors vectors, int seed) {}

    Found find() {
        Found best = null;
        double bestShare = 0;
        double bestArea = 0;
        for (final int seed : places()) {
            final List<Candidate> all = candidates(seed);
            final Candidate a = all.isEmpty() ? null : all.get(0);
            final Candidate b =
                    all.stream().filter(c -> a != null && apart(a, c)).findFirst().orElse(null);
            if (b == null) {
                continue;
            }
            // a multiple of the lattice repeats the pattern as well: a smaller cell is better
            final double cross = a.x * b.y - a.y * b.x;
            final double share = Math.min(a.share, b.share);
            final double area = Math.abs(cross);
            if (best == null
                    || area < 0.9 * bestArea
                    || area < 1.1 * bestArea && share > bestShare + 1e-9) {
                bestShare = share;
                bestArea = area;
                final double sign = cross > 0 ? 1 : -1;
                best = new Found(reduced(a.x, a.y, sign * b.x, sign * b.y), seed);
            }
        }
        if (best == null) {
            throw new ImagingException(
                    "Expected columns that repeat along two directions, found none among "
                            + m_x.length
                            + " columns at a distance of about "
                            + (float) m_distance
                            + " pixels; check that the points are columns of a crystal");
        }
        return best;
    }

    /** Columns that have others on all sides, spread over the image; all if there are none. */
    private int[] places() {
        final int[] inside =
                IntStream.range(0, m_x.length).filter(i -> widestGap(i) < Math.PI / 2).toArray();
        final int[] from = inside.length == 0 ? IntStream.range(0, m_x.length).toArray() : inside;
        final int step = Math.max(1, from.length / PLACES);
        return IntStream.range(0, from.length)
                .filter(i -> i % step == 0)
                .map(i -> from[i])
                .toArray();
    }

    private double widestGap(final int column) {
        final double[] angles =
                Arrays.stream(m_grid.neighbours(m_x[column], m_y[column], REACH * m_distance))
                        .filter(
                                k ->
                                        StrictMath.hypot(m_x[k] - m_x[column], m_y[k] - m_y[column])
                                                > 0.7 * REACH * m_distance)
                        .mapToDouble(
                                k -> StrictMath.atan2(m_y[k] - m_y[column], m_x[k] - m_x[column]))
                        .sorted()
                        .toArray();
        if (angles.length < 3) {
            return 2 * Math.PI;
        }
        double widest = angles[0] + 2 * Math.PI - angles[angles.length - 1];
        for (int k = 1; k < angles.length; k++) {
            widest = Math.max(widest, angles[k] - angles[k - 1]);
        }
        return widest;
    }

    /** The shortest vectors of the same lattice (Lagrange and Gauss). */
    private static LatticeVectors reduced(
            final double ax, final double ay, final double bx, final double by) {
        double px = ax;
        double py = ay;
        double qx = bx;
        double qy = by;
        for (int round = 0; round < 50; round++) {
            if (px * px + py * py > qx * qx + qy * qy) {
                final double tx = px;
                final double ty = py;
                px = qx;
                py = qy;
                qx = -tx;
                qy = -ty;
            }
            final double m = Math.rint((px * qx + py * qy) / (px * px + py * py));
            if (m == 0) {
                break;
            }
            qx -= m * px;
            qy -= m * py;
        }
        return new LatticeVectors(px, py, qx, qy);
    }

    private record Candidate(double x, double y, double share) {

        double length() {
            return Math.sqrt(x * x + y * y);
        }
    }

    private static boolean apart(final Candidate a, final Candidate b) {
        return Math.abs(a.x * b.y - a.y * b.x) > 0.4 * a.length() * b.length();
    }

    /** Vectors that repeat the surroundings of a column, shortest first. */
    private List<Candidate> candidates(final int seed) {
        final int[] around = m_grid.neighbours(m_x[seed], m_y[seed], 1.6 * REACH * m_distance);
        final List<Candidate> good = new ArrayList<>();
        for (final int k : m_grid.neighbours(m_x[seed], m_y[seed], REACH * m_distance)) {
            if (k != seed) {
                final Candidate c = refined(around, seed, m_x[k] - m_x[seed], m_y[k] - m_y[seed]);
                if (c.share >= LEAST_SHARE) {
                    good.add(c);
                }
            }
        }
        // equal lengths in a fixed order of directions, whatever the noise does to the lengths
        good.sort(
                Comparator.comparingDouble(
                                (Candidate c) -> Math.rint(c.length() / (0.15 * m_distance)))
                        .thenComparingDouble(c -> -c.share));
        return good;
    }

    private Candidate refined(
            final int[] around, final int seed, final double vx, final double vy) {
        double sx = 0;
        double sy = 0;
        int hits = 0;
        int asked = 0;
        final double reach = 1.6 * REACH * m_distance;
        for (final int i : around) {
            final double x = m_x[i] + vx;
            final double y = m_y[i] + vy;
            final double dx = x - m_x[seed];
            final double dy = y - m_y[seed];
            if (dx * dx + dy * dy > reach * reach) {
                continue;
            }
            final int[] near = m_grid.neighbours(x, y, NEAR * m_distance);
            // beyond the border of the crystal there is nothing to be found
            if (near.length == 0 && m_grid.neighbours(x, y, 2.2 * m_distance).length < 3) {
                continue;
            }
            asked++;
            if (near.length > 0 && near[0] != i) {
                hits++;
                sx += m_x[near[0]] - m_x[i];
                sy += m_y[near[0]] - m_y[i];
            }
        }
        return hits == 0 || asked < LEAST_COLUMNS
                ? new Candidate(vx, vy, 0)
                : new Candidate(sx / hits, sy / hits, (double) hits / asked);
    }

    /** Median distance of the nearest other point. */
    static double nearestDistance(final double[] x, final double[] y, final PointGrid grid) {
        final double[] nearest = new double[x.length];
        double reach = 1;
        for (int i = 0; i < x.length; i++) {
            int[] found = grid.neighbours(x[i], y[i], reach);
            while (found.length < 2) {
                reach *= 1.5;
                found = grid.neighbours(x[i], y[i], reach);
            }
            final int other = found[0] == i ? found[1] : found[0];
            nearest[i] = StrictMath.hypot(x[other] - x[i], y[other] - y[i]);
        }
        Arrays.sort(nearest);
        return nearest[nearest.length / 2];
    }
}
