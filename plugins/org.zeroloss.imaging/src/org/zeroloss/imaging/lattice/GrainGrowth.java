package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Follows a lattice from column to column: the lattice fitted around one column is what is expected
 * around its neighbours, so that slow changes of strain and orientation are followed. Where no
 * neighbour is left that fits, the reference lattice is turned until it fits a column that belongs
 * to no grain yet, which begins another one. Orientations that differ by less than some 5° are
 * followed as one grain; the rotation of each column tells them apart.
 */
final class GrainGrowth {

    private static final int LEAST_GRAIN = 8;
    private static final double TURN = Math.PI / 90;

    private final double[] m_x;
    private final double[] m_y;
    private final PointGrid m_grid;
    private final LatticeFit m_fit;
    private final double m_distance;
    private final LocalLattice[] m_lattices;
    private final int[] m_grains;

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
        m_grains = new int[x.length];
        Arrays.fill(m_grains, -1);
    }

    /**
     * @param first column to begin with, around which the reference lattice was found
     */
    void grow(final int first) {
        final List<Integer> sizes = new ArrayList<>();
        final boolean[] tried = new boolean[m_x.length];
        for (int k = -1; k < m_x.length; k++) {
            final int seed = k < 0 ? first : k;
            if (m_grains[seed] < 0 && !tried[seed]) {
                tried[seed] = true;
                final Optional<LocalLattice> start = turned(seed);
                if (start.isPresent()) {
                    sizes.add(grow(seed, start.get(), sizes.size()));
                }
            }
        }
        renumber(sizes);
    }

    /** The reference lattice turned so that every lattice point is occupied, if there is one. */
    private Optional<LocalLattice> turned(final int seed) {
        Optional<LocalLattice> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (int step = 0; step <= 90; step++) {
            final double angle = (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * TURN;
            final double c = StrictMath.cos(angle);
            final double s = StrictMath.sin(angle);
            final Optional<LocalLattice> fit = m_fit.at(seed, new double[] {c, -s, s, c});
            // the best of neighbouring angles is the first that finds all lattice points
            if (fit.isPresent()
                    && fit.get().found() == m_fit.shellSize()
                    && fit.get().squares() < 0.999 * least) {
                least = fit.get().squares();
                best = fit;
            }
        }
        return best;
    }

    private int grow(final int seed, final LocalLattice start, final int grain) {
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        m_lattices[seed] = start;
        m_grains[seed] = grain;
        queue.add(seed);
        int size = 0;
        while (!queue.isEmpty()) {
            final int at = queue.remove();
            size++;
            for (final int next :
                    m_grid.neighbours(m_x[at], m_y[at], BondGraph.BOND * m_distance)) {
                follow(at, next, grain, queue);
            }
            for (final int next : m_lattices[at].neighbours()) {
                if (next >= 0) {
                    follow(at, next, grain, queue);
                }
            }
        }
        return size;
    }

    private void follow(
            final int from, final int to, final int grain, final ArrayDeque<Integer> queue) {
        if (m_grains[to] >= 0) {
            return;
        }
        final Optional<LocalLattice> fit = m_fit.at(to, m_lattices[from].f());
        if (fit.isPresent() && 2 * fit.get().found() >= m_fit.shellSize()) {
            m_lattices[to] = fit.get();
            m_grains[to] = grain;
            queue.add(to);
        }
    }

    /** Largest grain first; the columns of tiny ones belong to none. */
    private void renumber(final List<Integer> sizes) {
        final List<Integer> order = new ArrayList<>();
        for (int g = 0; g < sizes.size(); g++) {
            order.add(g);
        }
        order.sort((p, q) -> Integer.compare(sizes.get(q), sizes.get(p)));
        final int[] number = new int[sizes.size()];
        for (int k = 0; k < order.size(); k++) {
            number[order.get(k)] = sizes.get(order.get(k)) < LEAST_GRAIN ? -1 : k;
        }
        for (int i = 0; i < m_grains.length; i++) {
            m_grains[i] = m_grains[i] < 0 ? -1 : number[m_grains[i]];
            if (m_grains[i] < 0) {
                m_lattices[i] = null;
            }
        }
    }

    int grain(final int column) {
        return m_grains[column];
    }

    int grains() {
        return Arrays.stream(m_grains).max().orElse(-1) + 1;
    }

    Optional<LocalLattice> lattice(final int column) {
        return Optional.ofNullable(m_lattices[column]);
    }
}
