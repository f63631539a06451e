package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.crystal.Triangulation.Triangle;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.List;

/** Joins grains whose columns themselves form a hexagonal lattice: the packing is the crystal. */
final class PackedJoint {

    private static final int NEIGHBOURS = 6;

    private PackedJoint() {}

    /**
     * @param originals columns of all grains, each cut at the boundary
     * @param packed their places, packed
     * @param field where columns are wanted; originals must reach beyond
     * @return the columns; those that have not six neighbours, or some of another grain, are marked
     */
    static List<AtomColumn> columns(
            final List<AtomColumn> originals, final HexagonalPacking packed, final Field field) {
        final double[] x = packed.x();
        final double[] y = packed.y();
        final int[] grain = packed.grain();
        final int[] around = new int[x.length];
        final boolean[] mixed = new boolean[x.length];
        for (final Triangle t : packed.triangles()) {
            final boolean two = grain[t.a()] != grain[t.b()] || grain[t.a()] != grain[t.c()];
            for (final int corner : new int[] {t.a(), t.b(), t.c()}) {
                around[corner]++;
                mixed[corner] |= two;
            }
        }
        final double reach = packed.spacing();
        final PointGrid grid = Outline.grid(originals, reach);
        final List<AtomColumn> columns = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (field.contains(x[i], y[i])) {
                final AtomColumn c = originals.get(grid.nearest(x[i], y[i], reach)).at(x[i], y[i]);
                columns.add(mixed[i] || around[i] != NEIGHBOURS ? c.in(Environment.BOUNDARY) : c);
            }
        }
        return columns;
    }
}
