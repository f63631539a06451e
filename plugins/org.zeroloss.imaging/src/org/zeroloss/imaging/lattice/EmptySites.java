package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places that the lattices around several columns have in common and that are empty. The columns
 * must surround the place, or it lies beyond the border of the crystal or of the image. Columns at
 * grain boundaries and in odd rings are not asked: their lattices are bent, and promise columns
 * where none belongs.
 */
final class EmptySites {

    private static final int LEAST_WITNESSES = 4;

    /** Widest angle in which no witness lies. */
    private static final double MOST_GAP = 2.4;

    private static final double SAME = 0.3;

    private final double[] m_x;
    private final double[] m_y;
    private final PointGrid m_grid;
    private final List<double[]> m_shell;
    private final double m_least;
    private final GrainMap m_grains;
    private final Structures m_structures;

    EmptySites(
            final double[] x,
            final double[] y,
            final PointGrid grid,
            final LatticeVectors mean,
            final GrainMap grains,
            final Structures structures) {
        m_x = x;
        m_y = y;
        m_grid = grid;
        m_shell = mean.shell();
        m_least = SAME * Math.min(mean.a(), mean.b());
        m_grains = grains;
        m_structures = structures;
    }

    /** A prediction of an empty place by one column. */
    private record Vote(double x, double y, double angle) {}

    List<EmptySite> find() {
        final List<Vote> votes = votes();
        final double[] vx = votes.stream().mapToDouble(Vote::x).toArray();
        final double[] vy = votes.stream().mapToDouble(Vote::y).toArray();
        final PointGrid grid = new PointGrid(vx, vy, m_least);
        final boolean[] used = new boolean[vx.length];
        final List<EmptySite> sites = new ArrayList<>();
        for (int i = 0; i < vx.length; i++) {
            if (used[i]) {
                continue;
            }
            double sx = 0;
            double sy = 0;
            final List<Double> angles = new ArrayList<>();
            for (final int k : grid.neighbours(vx[i], vy[i], m_least)) {
                if (!used[k]) {
                    used[k] = true;
                    sx += vx[k];
                    sy += vy[k];
                    angles.add(votes.get(k).angle());
                }
            }
            final int n = angles.size();
            if (n >= LEAST_WITNESSES && surrounded(angles) && free(sx / n, sy / n)) {
                sites.add(new EmptySite(sx / n, sy / n, n));
            }
        }
        return sites;
    }

    private boolean free(final double x, final double y) {
        return m_grid.neighbours(x, y, m_least).length == 0;
    }

    private List<Vote> votes() {
        final List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < m_x.length; i++) {
            final LocalLattice l = m_grains.lattice(i).orElse(null);
            if (l == null || m_structures.odd(i)) {
                continue;
            }
            for (int k = 0; k < m_shell.size(); k++) {
                if (l.neighbours()[k] < 0) {
                    final double[] v = m_shell.get(k);
                    final double dx = l.f()[0] * v[0] + l.f()[1] * v[1];
                    final double dy = l.f()[2] * v[0] + l.f()[3] * v[1];
                    votes.add(new Vote(m_x[i] + dx, m_y[i] + dy, StrictMath.atan2(-dy, -dx)));
                }
            }
        }
        return votes;
    }

    private static boolean surrounded(final List<Double> angles) {
        final double[] a = angles.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(a);
        double widest = a[0] + 2 * Math.PI - a[a.length - 1];
        for (int k = 1; k < a.length; k++) {
            widest = Math.max(widest, a[k] - a[k - 1]);
        }
        return widest <= MOST_GAP;
    }
}
