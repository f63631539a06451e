package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.crystal.Triangulation.Triangle;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins grains of a honeycomb by way of the middles of its rings: these form a hexagonal lattice in
 * each grain, are packed at the boundary, and every three neighbouring ones have a column between
 * them. So all columns have three neighbours, and what differs is the number of members of a ring:
 * five and seven, rarely four or eight, as in micrographs of graphene (P. Y. Huang et al., Nature
 * 469 (2011) 389; C. Ophus et al., Phys. Rev. B 92 (2015) 205402, who also generate boundaries of
 * hexagonal layers by geometry). Columns are then moved to bonds of equal length and angles of
 * 120°, as far as the rings permit. In crystals of two kinds of columns each boundary column takes
 * the kind of which it has fewer neighbours; rings of odd numbers leave bonds of like columns, as
 * they do in nature (W. Zhou et al., Nano Lett. 13 (2013) 2615).
 */
final class HoneycombJoint {

    private static final int RING = 6;
    private static final int BONDS = 3;
    private static final int SWEEPS = 20;
    private static final int STEPS = 60;
    private static final double BOND_STEP = 0.2;

    /** Angles are much softer than bonds. */
    private static final double ANGLE_STEP = 0.04;

    /** Steps, in bonds, below which columns are at rest. */
    private static final double REST = 5e-4;

    private final double m_bond;
    private final List<AtomColumn> m_originals;
    private final HexagonalPacking m_rings;
    private final List<Triangle> m_triangles;
    private final int[][] m_bonded;
    private final double[] m_x;
    private final double[] m_y;
    private final int[] m_original;

    /**
     * @param originals columns of all grains, each cut at the boundary
     * @param rings packed middles of rings
     * @param bond length of a bond in Å
     */
    HoneycombJoint(
            final List<AtomColumn> originals, final HexagonalPacking rings, final double bond) {
        m_originals = originals;
        m_rings = rings;
        m_bond = bond;
        m_triangles = rings.triangles();
        final int n = m_triangles.size();
        m_x = new double[n];
        m_y = new double[n];
        m_original = new int[n];
        m_bonded = bonds();
        placeColumns();
        alternate();
        relax();
    }

    private void placeColumns() {
        final PointGrid grid = Outline.grid(m_originals, m_bond);
        final double[] x = m_rings.x();
        final double[] y = m_rings.y();
        for (int t = 0; t < m_x.length; t++) {
            final Triangle c = m_triangles.get(t);
            m_x[t] = (x[c.a()] + x[c.b()] + x[c.c()]) / 3;
            m_y[t] = (y[c.a()] + y[c.b()] + y[c.c()]) / 3;
            m_original[t] = grid.nearest(m_x[t], m_y[t], m_bond);
        }
    }

    /** Triangles that share a side are bonded columns. */
    private int[][] bonds() {
        final Map<Long, Integer> open = new HashMap<>();
        final int[][] bonded = new int[m_triangles.size()][0];
        for (int t = 0; t < m_triangles.size(); t++) {
            final Triangle c = m_triangles.get(t);
            final int[] corners = {c.a(), c.b(), c.c()};
            for (int k = 0; k < corners.length; k++) {
                final int p = corners[k];
                final int q = corners[(k + 1) % corners.length];
                final Integer other = open.put((long) Math.min(p, q) << 32 | Math.max(p, q), t);
                if (other != null) {
                    bonded[t] = with(bonded[t], other);
                    bonded[other] = with(bonded[other], t);
                }
            }
        }
        return bonded;
    }

    private static int[] with(final int[] all, final int one) {
        final int[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }

    private boolean moved(final int triangle) {
        final boolean[] moved = m_rings.moved();
        final Triangle c = m_triangles.get(triangle);
        return moved[c.a()] || moved[c.b()] || moved[c.c()];
    }

    private String site(final int triangle) {
        return m_originals.get(m_original[triangle]).site();
    }

    /** Every change leaves fewer bonds of like columns, so that it ends. */
    private void alternate() {
        boolean changed = true;
        for (int sweep = 0; changed && sweep < SWEEPS; sweep++) {
            changed = false;
            for (int t = 0; t < m_x.length; t++) {
                if (moved(t) && m_bonded[t].length == BONDS) {
                    changed |= turnToFewer(t);
                }
            }
        }
    }

    private boolean turnToFewer(final int triangle) {
        int like = 0;
        int unlike = -1;
        for (final int k : m_bonded[triangle]) {
            if (site(k).equals(site(triangle))) {
                like++;
                // a column of the other kind is bonded to it, or else at the next place
                for (final int next : m_bonded[k]) {
                    if (!site(next).equals(site(triangle))) {
                        unlike = next;
                    }
                }
            } else {
                unlike = k;
            }
        }
        if (2 * like < BONDS || unlike < 0) {
            return false;
        }
        m_original[triangle] = m_original[unlike];
        return true;
    }

    private void relax() {
        final List<Integer> loose = new ArrayList<>();
        for (int t = 0; t < m_x.length; t++) {
            if (moved(t)) {
                loose.add(t);
            }
        }
        final double[] dx = new double[loose.size()];
        final double[] dy = new double[loose.size()];
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < dx.length; i++) {
                final int t = loose.get(i);
                dx[i] = 0;
                dy[i] = 0;
                for (final int k : m_bonded[t]) {
                    pull(t, k, m_bond, BOND_STEP, i, dx, dy);
                    for (final int next : m_bonded[k]) {
                        if (next != t) {
                            pull(t, next, Math.sqrt(3) * m_bond, ANGLE_STEP, i, dx, dy);
                        }
                    }
                }
            }
            double most = 0;
            for (int i = 0; i < dx.length; i++) {
                m_x[loose.get(i)] += dx[i];
                m_y[loose.get(i)] += dy[i];
                most = Math.max(most, Math.max(Math.abs(dx[i]), Math.abs(dy[i])));
            }
            if (most < REST * m_bond) {
                return;
            }
        }
    }

    /** A spring between two columns. */
    private void pull(
            final int from,
            final int to,
            final double rest,
            final double strength,
            final int at,
            final double[] dx,
            final double[] dy) {
        final double x = m_x[to] - m_x[from];
        final double y = m_y[to] - m_y[from];
        final double d = Math.sqrt(x * x + y * y);
        final double step = strength * (d - rest) / d;
        dx[at] += step * x;
        dy[at] += step * y;
    }

    /**
     * @param field where columns are wanted; middles of rings must reach beyond
     * @return the columns; those of rings that have not six members, or lie between grains, are
     *     marked
     */
    List<AtomColumn> columns(final Field field) {
        final int[] members = new int[m_rings.x().length];
        for (final Triangle c : m_triangles) {
            members[c.a()]++;
            members[c.b()]++;
            members[c.c()]++;
        }
        final List<AtomColumn> columns = new ArrayList<>();
        for (int t = 0; t < m_x.length; t++) {
            if (field.contains(m_x[t], m_y[t])) {
                final AtomColumn c = m_originals.get(m_original[t]).at(m_x[t], m_y[t]);
                columns.add(odd(m_triangles.get(t), members) ? c.in(Environment.BOUNDARY) : c);
            }
        }
        return columns;
    }

    private boolean odd(final Triangle c, final int[] members) {
        final int[] grain = m_rings.grain();
        return members[c.a()] != RING
                || members[c.b()] != RING
                || members[c.c()] != RING
                || grain[c.a()] != grain[c.b()]
                || grain[c.a()] != grain[c.c()];
    }
}
