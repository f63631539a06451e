package org.zeroloss.imaging.lattice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Names the surroundings of columns. */
final class Structures {

    /** Columns of different grains whose lattices are turned by more are at a boundary. */
    private static final double TURNED = StrictMath.toRadians(2);

    private static final double EDGE_GAP = 2.4;
    private static final double TOO_NEAR = 0.75;

    private final double[] m_x;
    private final double[] m_y;
    private final String[] m_classes;
    private final BondGraph m_bonds;
    private final GrainMap m_grains;
    private final int m_shell;
    private final int m_regular;
    private final boolean[] m_inRing;
    private final boolean[] m_between;

    Structures(
            final double[] x,
            final double[] y,
            final String[] classes,
            final BondGraph bonds,
            final GrainMap grains,
            final int shell) {
        m_x = x;
        m_y = y;
        m_classes = classes;
        m_bonds = bonds;
        m_grains = grains;
        m_shell = shell;
        m_regular = mode();
        m_inRing = irregularRings();
        m_between = sharedRings();
    }

    private int mode() {
        final int[] seen = new int[32];
        for (int i = 0; i < m_x.length; i++) {
            seen[Math.min(31, m_bonds.bonds(i).length)]++;
        }
        int best = 0;
        for (int k = 0; k < seen.length; k++) {
            best = seen[k] > seen[best] ? k : best;
        }
        return best;
    }

    int regularCoordination() {
        return m_regular;
    }

    /**
     * Columns of rings of one column more or fewer than most rings have; two such rings of both
     * kinds must share a column. In lattices of triangles, columns of five and seven neighbours
     * that are bonded.
     */
    private boolean[] irregularRings() {
        final boolean[] marked = new boolean[m_x.length];
        final Map<Integer, Integer> sizes = new HashMap<>();
        m_bonds.rings().forEach(r -> sizes.merge(r.length, 1, Integer::sum));
        final int usual =
                sizes.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0);
        final boolean[] fewer = new boolean[m_x.length];
        final boolean[] more = new boolean[m_x.length];
        if (usual > 3) {
            for (final int[] r : m_bonds.rings()) {
                for (final int k : r) {
                    fewer[k] |= r.length == usual - 1;
                    more[k] |= r.length == usual + 1;
                }
            }
            for (final int[] r : m_bonds.rings()) {
                if (Math.abs(r.length - usual) == 1
                        && Arrays.stream(r).anyMatch(k -> fewer[k] && more[k])) {
                    Arrays.stream(r).forEach(k -> marked[k] = true);
                }
            }
        } else {
            for (int i = 0; i < m_x.length; i++) {
                fewer[i] = m_bonds.bonds(i).length == m_regular - 1 && gap(i) < EDGE_GAP;
                more[i] = m_bonds.bonds(i).length == m_regular + 1;
            }
            for (int i = 0; i < m_x.length; i++) {
                final boolean[] other = fewer[i] ? more : fewer;
                marked[i] =
                        (fewer[i] || more[i])
                                && Arrays.stream(m_bonds.bonds(i)).anyMatch(k -> other[k]);
            }
        }
        return marked;
    }

    /** Columns of rings that grains of different orientation share. */
    private boolean[] sharedRings() {
        final boolean[] marked = new boolean[m_x.length];
        for (final int[] r : m_bonds.rings()) {
            if (Arrays.stream(r).anyMatch(i -> Arrays.stream(r).anyMatch(k -> apart(i, k)))) {
                Arrays.stream(r).forEach(k -> marked[k] = true);
            }
        }
        return marked;
    }

    private boolean apart(final int i, final int k) {
        return m_grains.grain(i) >= 0
                && m_grains.grain(k) >= 0
                && m_grains.grain(i) != m_grains.grain(k)
                && Math.abs(
                                m_grains.lattice(i).orElseThrow().rotation()
                                        - m_grains.lattice(k).orElseThrow().rotation())
                        > TURNED;
    }

    /** Whether a column is in a ring of another number of members, or in one between grains. */
    boolean odd(final int column) {
        return m_inRing[column] || m_between[column];
    }

    /**
     * @param column a column
     * @param besideEmpty whether a place beside it is empty
     * @return the name of its surroundings
     */
    LocalStructure of(final int column, final boolean besideEmpty) {
        final int[] bonds = m_bonds.bonds(column);
        final LocalLattice lattice = m_grains.lattice(column).orElse(null);
        if (lattice == null && tooNear(column)) {
            return LocalStructure.INTERSTITIAL;
        }
        if (m_between[column] || Arrays.stream(bonds).anyMatch(k -> apart(column, k))) {
            return LocalStructure.BOUNDARY;
        }
        if (m_inRing[column]) {
            return LocalStructure.RINGS;
        }
        if (lattice != null && foreign(column, lattice)) {
            return LocalStructure.SUBSTITUTION;
        }
        if (besideEmpty) {
            return LocalStructure.BESIDE_VACANCY;
        }
        // pairs and rows of columns have wide angles without a bond everywhere
        if (m_regular >= 3 && gap(column) > EDGE_GAP
                || lattice != null && lattice.found() < m_shell - 2) {
            return LocalStructure.EDGE;
        }
        return lattice != null && bonds.length == m_regular
                ? LocalStructure.REGULAR
                : LocalStructure.IRREGULAR;
    }

    private boolean tooNear(final int column) {
        return Arrays.stream(m_bonds.bonds(column))
                .anyMatch(k -> distance(column, k) < TOO_NEAR * m_bonds.distance());
    }

    private double distance(final int i, final int k) {
        return StrictMath.hypot(m_x[k] - m_x[i], m_y[k] - m_y[i]);
    }

    private boolean foreign(final int column, final LocalLattice lattice) {
        final Map<String, Integer> around = new HashMap<>();
        int n = 0;
        for (final int k : lattice.neighbours()) {
            if (k >= 0) {
                around.merge(m_classes[k], 1, Integer::sum);
                n++;
            }
        }
        final String own = m_classes[column];
        final int votes = n;
        return around.entrySet().stream()
                .anyMatch(e -> 2 * e.getValue() > votes && !e.getKey().equals(own));
    }

    /** Widest angle without a bond. */
    private double gap(final int column) {
        final int[] bonds = m_bonds.bonds(column);
        if (bonds.length < 2) {
            return 2 * Math.PI;
        }
        double widest = 0;
        for (int b = 0; b < bonds.length; b++) {
            final double next = angle(column, bonds[(b + 1) % bonds.length]);
            final double turn = next - angle(column, bonds[b]);
            widest = Math.max(widest, b + 1 < bonds.length ? turn : turn + 2 * Math.PI);
        }
        return widest;
    }

    private double angle(final int from, final int to) {
        return StrictMath.atan2(m_y[to] - m_y[from], m_x[to] - m_x[from]);
    }
}
