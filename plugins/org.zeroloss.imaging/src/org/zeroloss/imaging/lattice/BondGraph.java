package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which columns are neighbours: those nearer than {@value #BOND} times the median distance of the
 * nearest one; and the rings that the bonds enclose, as faces of the planar graph.
 */
final class BondGraph {

    static final double BOND = 1.3;

    /** Faces of more columns are holes and the outside, not rings. */
    private static final int MOST_RING = 12;

    private final double m_distance;
    private final int[][] m_bonds;
    private final List<int[]> m_rings = new ArrayList<>();

    BondGraph(final double[] x, final double[] y, final PointGrid grid, final double distance) {
        m_distance = distance;
        m_bonds = new int[x.length][];
        for (int i = 0; i < x.length; i++) {
            final int self = i;
            m_bonds[i] =
                    Arrays.stream(grid.neighbours(x[i], y[i], BOND * distance))
                            .filter(k -> k != self)
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(
                                            k -> StrictMath.atan2(y[k] - y[self], x[k] - x[self])))
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
        findRings(x, y);
    }

    /** Follows each bond, turning sharpest at each column, until it comes back. */
    private void findRings(final double[] x, final double[] y) {
        final boolean[][] walked = new boolean[m_bonds.length][];
        for (int i = 0; i < walked.length; i++) {
            walked[i] = new boolean[m_bonds[i].length];
        }
        final int[] ring = new int[MOST_RING];
        for (int i = 0; i < m_bonds.length; i++) {
            for (int b = 0; b < m_bonds[i].length; b++) {
                int at = i;
                int bond = b;
                int size = 0;
                double area = 0;
                while (!walked[at][bond]) {
                    walked[at][bond] = true;
                    final int next = m_bonds[at][bond];
                    if (size < MOST_RING) {
                        ring[size] = at;
                    }
                    size++;
                    area += x[at] * y[next] - x[next] * y[at];
                    bond = after(next, at);
                    at = next;
                }
                // inner faces are walked in one sense, the outside in the other
                if (size >= 3 && size <= MOST_RING && area > 0) {
                    m_rings.add(Arrays.copyOf(ring, size));
                }
            }
        }
    }

    /** The bond of a column that comes before the one to {@code from} in the order of angles. */
    private int after(final int column, final int from) {
        final int[] bonds = m_bonds[column];
        for (int b = 0; b < bonds.length; b++) {
            if (bonds[b] == from) {
                return Math.floorMod(b - 1, bonds.length);
            }
        }
        throw new IllegalStateException("bonds must be mutual");
    }

    double distance() {
        return m_distance;
    }

    int[] bonds(final int column) {
        return m_bonds[column];
    }

    List<int[]> rings() {
        return m_rings;
    }
}
