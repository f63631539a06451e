package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.List;

/**
 * Delaunay's triangles of points that are about equally dense everywhere: no circle through the
 * three corners holds a fourth point (B. Delaunay, Izv. Akad. Nauk SSSR 7 (1934) 793). Found around
 * each point by turning from one neighbour to the next, so that it takes a time in proportion to
 * the number of points. Points at the rim have not all of their triangles.
 */
final class Triangulation {

    /** Corners in counterclockwise order. */
    record Triangle(int a, int b, int c) {}

    /** More neighbours than a point of an even set can have. */
    private static final int MOST_AROUND = 24;

    /** Holds the circles of a hexagonal lattice's triangles, whose diameter is 2/√3. */
    private static final double CLOSE = 1.3;

    /** No side is longer, in typical distances of neighbours. */
    private static final double FAR = 3.2;

    private final double[] m_x;
    private final double[] m_y;
    private final PointGrid m_grid;
    private final double m_spacing;

    /**
     * @param x first coordinates
     * @param y second coordinates
     * @param spacing typical distance of neighbours; sides are at most 3.2 times as long
     */
    Triangulation(final double[] x, final double[] y, final double spacing) {
        m_x = x;
        m_y = y;
        m_spacing = spacing;
        m_grid = new PointGrid(x, y, CLOSE * spacing);
    }

    /**
     * @return every triangle once, the one of the least first corner first
     */
    List<Triangle> triangles() {
        final List<Triangle> all = new ArrayList<>();
        for (int p = 0; p < m_x.length; p++) {
            final int corner = p;
            around(p, (q, r) -> q > corner && r > corner, all);
        }
        return all;
    }

    /**
     * @param chosen of each point, whether its triangles are wanted
     * @return every triangle with a chosen corner, once
     */
    List<Triangle> triangles(final boolean[] chosen) {
        final List<Triangle> all = new ArrayList<>();
        for (int p = 0; p < m_x.length; p++) {
            if (chosen[p]) {
                final int corner = p;
                around(p, (q, r) -> !(chosen[q] && q < corner) && !(chosen[r] && r < corner), all);
            }
        }
        return all;
    }

    /** Whether a triangle is to be told of from this corner. */
    @FunctionalInterface
    private interface Others {
        boolean wanted(int q, int r);
    }

    private void around(final int p, final Others others, final List<Triangle> all) {
        final List<Triangle> found = new ArrayList<>();
        if (!turn(p, CLOSE * m_spacing, found)) {
            found.clear();
            turn(p, FAR * m_spacing, found);
        }
        for (final Triangle t : found) {
            if (others.wanted(t.b, t.c)) {
                all.add(t);
            }
        }
    }

    /**
     * Finds the triangles at p with corners within the reach.
     *
     * @return whether they are all triangles at p: they go round, and no point beyond the reach can
     *     lie in one of their circles, which pass through p
     */
    private boolean turn(final int p, final double reach, final List<Triangle> found) {
        final int[] near = m_grid.neighbours(m_x[p], m_y[p], reach);
        if (near.length < 4) {
            return false;
        }
        // the nearest point always shares a side with p; near[0] is p itself
        final int first = near[1];
        boolean all = true;
        int q = first;
        for (int side = 0; side < MOST_AROUND; side++) {
            final int r = third(p, q, near);
            if (r < 0) {
                return false;
            }
            found.add(new Triangle(p, q, r));
            all &= diameter(p, q, r) <= reach;
            if (r == first) {
                return all;
            }
            q = r;
        }
        return false;
    }

    /** Of the circle through three points. */
    private double diameter(final int p, final int q, final int r) {
        final double ax = m_x[q] - m_x[p];
        final double ay = m_y[q] - m_y[p];
        final double bx = m_x[r] - m_x[p];
        final double by = m_y[r] - m_y[p];
        final double cx = bx - ax;
        final double cy = by - ay;
        final double sides = (ax * ax + ay * ay) * (bx * bx + by * by) * (cx * cx + cy * cy);
        return Math.sqrt(sides) / Math.abs(ax * by - ay * bx);
    }

    /** The point to the left of p → q that sees this side under the greatest angle. */
    private int third(final int p, final int q, final int[] near) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (final int r : near) {
            if (r == p || r == q) {
                continue;
            }
            final double ux = m_x[p] - m_x[r];
            final double uy = m_y[p] - m_y[r];
            final double vx = m_x[q] - m_x[r];
            final double vy = m_y[q] - m_y[r];
            final double area = ux * vy - uy * vx;
            if (area > 0) {
                final double cotangent = (ux * vx + uy * vy) / area;
                if (cotangent < least) {
                    least = cotangent;
                    best = r;
                }
            }
        }
        return best;
    }
}
