package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Follows a lattice from column to column: the lattice fitted around one column is what is expected
 * around its neighbours, so that slow changes of strain and orientation are followed. Where no
 * neighbour is left that fits, the reference lattice is turned until it fits a column whose lattice
 * is not known yet, and followed from there. First only columns with all lattice points occupied
 * are reached, and those with half of them when all grains have been found: in a honeycomb the way
 * to every second neighbour but two is like a lattice vector turned by 30° and stretched by 15 %,
 * and would take a grain for another one with half of its columns missing. {@link GrainMap} tells
 * grains apart.
 */
final class GrainGrowth {

    private static final double TURN = Math.PI / 90;

    private final double[] m_x;
    private final double[] m_y;
    private final PointGrid m_grid;
    private final LatticeFit m_fit;
    private final double m_distance;
    private final LocalLattice[] m_lattices;

    GrainGrowth(
            final double[] x,
            final double[] y,
            final PointGrid grid,
            final LatticeFit fit,
            final double distance) {
        m_x = x;
        m_y = y;
        m_grid = grid;
        m_fit = fit;
        m_distance = distance;
        m_lattices = new LocalLattice[x.length];
    }

    /**
     * @param first column to begin with, around which the reference lattice was found
     */
    void grow(final int first) {
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int k = -1; k < m_x.length; k++) {
            final int seed = k < 0 ? first : k;
            if (m_lattices[seed] == null) {
                final Optional<LocalLattice> start = turned(seed);
                if (start.isPresent()) {
                    m_lattices[seed] = start.get();
                    queue.add(seed);
                    follow(queue, m_fit.shellSize());
                }
            }
        }
        for (int i = 0; i < m_x.length; i++) {
            if (m_lattices[i] != null) {
                queue.add(i);
            }
        }
        follow(queue, (m_fit.shellSize() + 1) / 2);
    }

    /** The reference lattice turned so that every lattice point is occupied, if there is one. */
    private Optional<LocalLattice> turned(final int seed) {
        Optional<LocalLattice> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (int step = 0; step <= 90; step++) {
            final double angle = (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * TURN;
            final double c = StrictMath.cos(angle);
            final double s = StrictMath.sin(angle);
            final double[] f = {c, -s, s, c};
            if (!m_fit.isComplete(seed, f)) {
                continue;
            }
            // the best of neighbouring angles is the first that finds all lattice points
            final Optional<LocalLattice> fit = m_fit.at(seed, f);
            if (fit.isPresent() && fit.get().squares() < 0.999 * least) {
                least = fit.get().squares();
                best = fit;
            }
        }
        return best;
    }

    /**
     * @param queue where to begin
     * @param least lattice points that must be occupied
     */
    private void follow(final ArrayDeque<Integer> queue, final int least) {
        while (!queue.isEmpty()) {
            final int from = queue.remove();
            for (final int to : around(from)) {
                if (m_lattices[to] == null) {
                    m_fit.at(to, m_lattices[from].f())
                            .filter(fit -> fit.found() >= least)
                            .ifPresent(
                                    fit -> {
                                        m_lattices[to] = fit;
                                        queue.add(to);
                                    });
                }
            }
        }
    }

    /**
     * @param column a column whose lattice is known
     * @return its neighbours, and those one lattice vector away; some twice
     */
    int[] around(final int column) {
        final int[] near = m_grid.neighbours(m_x[column], m_y[column], BondGraph.BOND * m_distance);
        final int[] shell = m_lattices[column].neighbours();
        final int[] all = Arrays.copyOf(near, near.length + shell.length);
        int n = near.length;
        for (final int k : shell) {
            if (k >= 0) {
                all[n++] = k;
            }
        }
        return Arrays.copyOf(all, n);
    }

    int columns() {
        return m_x.length;
    }

    Optional<LocalLattice> lattice(final int column) {
        return Optional.ofNullable(m_lattices[column]);
    }
}
