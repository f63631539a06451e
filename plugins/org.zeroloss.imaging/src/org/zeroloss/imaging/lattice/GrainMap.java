package org.zeroloss.imaging.lattice;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Grains among columns whose local lattices are known. A boundary of rings of five and seven is no
 * gap: the lattice can be followed across it, turning from column to column. So grains are told
 * apart as in maps of electron backscatter diffraction, by the kernel average misorientation (S. I.
 * Wright, M. M. Nowell and D. P. Field, Microsc. Microanal. 17 (2011) 316): columns whose lattice
 * is turned little against those of their neighbours, on average, are the cores of grains, and
 * cores that touch are one grain. The others belong to the grain that reaches them first. Angles
 * are compared up to the lattice's symmetry.
 */
final class GrainMap {

    /** Cores of grains are turned by up to this much against their neighbours, on average. */
    private static final double TURNING = StrictMath.toRadians(1.2);

    /**
     * Where columns are found less well, or the crystal is bent: up to so many times the median.
     */
    private static final double MEDIANS = 1.7;

    /** Neighbouring cores of one grain are turned by less against each other. */
    private static final double MOST_TURN = StrictMath.toRadians(6);

    private static final int LEAST_GRAIN = 8;
    private static final int NONE = -1;

    private final GrainGrowth m_growth;
    private final int[] m_grains;
    private final double m_symmetry;
    private final double[] m_rotations;
    private final double[] m_turns;
    private final boolean[] m_cores;
    private final double m_most;

    /**
     * @param growth local lattices
     * @param reference what they are deformations of
     */
    GrainMap(final GrainGrowth growth, final LatticeVectors reference) {
        m_growth = growth;
        m_symmetry = symmetry(reference);
        m_grains = new int[growth.columns()];
        Arrays.fill(m_grains, NONE);
        m_rotations = new double[m_grains.length];
        Arrays.setAll(
                m_rotations, i -> growth.lattice(i).map(LocalLattice::rotation).orElse(Double.NaN));
        m_turns = new double[m_grains.length];
        Arrays.setAll(m_turns, this::meanTurn);
        final double[] known = Arrays.stream(m_turns).filter(t -> t >= 0).sorted().toArray();
        m_most = known.length == 0 ? TURNING : Math.max(TURNING, MEDIANS * known[known.length / 2]);
        m_cores = new boolean[m_grains.length];
        joinCores();
        reachOthers();
        number();
    }

    /** The angle that turns the lattice into itself. */
    private static double symmetry(final LatticeVectors v) {
        final boolean equal = Math.abs(v.a() - v.b()) < 0.05 * v.a();
        final double angle = v.angleDeg();
        if (equal && Math.abs(Math.abs(angle - 90) - 30) < 4) {
            return Math.PI / 3;
        }
        return equal && Math.abs(angle - 90) < 4 ? Math.PI / 2 : Math.PI;
    }

    /** How much the lattices of two columns are turned against each other; NaN if unknown. */
    private double turn(final int i, final int k) {
        final double d = m_rotations[i] - m_rotations[k];
        return Math.abs(d - m_symmetry * Math.rint(d / m_symmetry));
    }

    /** Kernel average misorientation; −1 where it is not known. */
    private double meanTurn(final int column) {
        if (Double.isNaN(m_rotations[column])) {
            return -1;
        }
        double sum = 0;
        int n = 0;
        for (final int k : m_growth.lattice(column).orElseThrow().neighbours()) {
            if (k >= 0 && !Double.isNaN(m_rotations[k])) {
                sum += turn(column, k);
                n++;
            }
        }
        return n == 0 ? -1 : sum / n;
    }

    private void joinCores() {
        for (int i = 0; i < m_cores.length; i++) {
            m_cores[i] = m_turns[i] >= 0 && m_turns[i] < m_most;
        }
        int grains = 0;
        for (int i = 0; i < m_cores.length; i++) {
            if (m_cores[i] && m_grains[i] == NONE && fill(i, grains) >= LEAST_GRAIN) {
                grains++;
            }
        }
    }

    /** Takes the cores that touch; too few are given back, and are no cores any more. */
    private int fill(final int first, final int grain) {
        final ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(first));
        final ArrayDeque<Integer> all = new ArrayDeque<>(List.of(first));
        m_grains[first] = grain;
        while (!queue.isEmpty()) {
            final int at = queue.remove();
            for (final int k : m_growth.around(at)) {
                if (m_cores[k] && m_grains[k] == NONE && turn(at, k) < MOST_TURN) {
                    m_grains[k] = grain;
                    queue.add(k);
                    all.add(k);
                }
            }
        }
        if (all.size() < LEAST_GRAIN) {
            for (final int k : all) {
                m_grains[k] = NONE;
                m_cores[k] = false;
            }
        }
        return all.size();
    }

    /** All grains advance by one neighbour at a time. */
    private void reachOthers() {
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < m_grains.length; i++) {
            if (m_grains[i] != NONE) {
                queue.add(i);
            }
        }
        while (!queue.isEmpty()) {
            final int at = queue.remove();
            for (final int k : m_growth.around(at)) {
                if (m_grains[k] == NONE && !Double.isNaN(m_rotations[k])) {
                    m_grains[k] = m_grains[at];
                    queue.add(k);
                }
            }
        }
    }

    /** Largest grain first. */
    private void number() {
        final int[] sizes = new int[m_grains.length];
        for (final int g : m_grains) {
            if (g != NONE) {
                sizes[g]++;
            }
        }
        final int[] order =
                IntStream.range(0, sizes.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(g -> -sizes[g]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        final int[] numbers = new int[sizes.length];
        for (int k = 0; k < order.length; k++) {
            numbers[order[k]] = k;
        }
        for (int i = 0; i < m_grains.length; i++) {
            m_grains[i] = m_grains[i] == NONE ? NONE : numbers[m_grains[i]];
        }
    }

    /**
     * @param column a column
     * @return its grain, the largest is 0; −1 if it belongs to none
     */
    int grain(final int column) {
        return m_grains[column];
    }

    /**
     * @param column a column
     * @return whether its lattice is that of a grain, not one bent by a boundary
     */
    boolean core(final int column) {
        return m_cores[column];
    }

    int grains() {
        return Arrays.stream(m_grains).max().orElse(NONE) + 1;
    }

    /**
     * @param column a column
     * @return the lattice around it, if it belongs to a grain
     */
    Optional<LocalLattice> lattice(final int column) {
        return m_grains[column] == NONE ? Optional.empty() : m_growth.lattice(column);
    }
}
