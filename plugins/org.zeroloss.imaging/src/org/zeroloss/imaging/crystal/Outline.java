package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the columns at the border to vacuum. */
final class Outline {

    private Outline() {}

    /**
     * A column is at the edge if, seen from it, more than 120° in a row have no column within the
     * radius.
     *
     * @param columns columns
     * @param radiusA distance to look at in Å: a little more than that of the neighbours
     * @return the columns, those at the border marked
     */
    static List<AtomColumn> mark(final List<AtomColumn> columns, final double radiusA) {
        final PointGrid grid = grid(columns, radiusA);
        final List<AtomColumn> marked = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            final AtomColumn c = columns.get(i);
            marked.add(widestGap(grid, columns, i, radiusA) > 2.2 ? c.in(Environment.EDGE) : c);
        }
        return marked;
    }

    private static double widestGap(
            final PointGrid grid,
            final List<AtomColumn> columns,
            final int index,
            final double radius) {
        final AtomColumn c = columns.get(index);
        final double[] angles =
                Arrays.stream(grid.neighbours(c.xA(), c.yA(), radius))
                        .filter(k -> k != index)
                        .mapToDouble(
                                k ->
                                        StrictMath.atan2(
                                                columns.get(k).yA() - c.yA(),
                                                columns.get(k).xA() - c.xA()))
                        .sorted()
                        .toArray();
        if (angles.length < 2) {
            return 2 * Math.PI;
        }
        double widest = angles[0] + 2 * Math.PI - angles[angles.length - 1];
        for (int k = 1; k < angles.length; k++) {
            widest = Math.max(widest, angles[k] - angles[k - 1]);
        }
        return widest;
    }

    static PointGrid grid(final List<AtomColumn> columns, final double cell) {
        return new PointGrid(
                columns.stream().mapToDouble(AtomColumn::xA).toArray(),
                columns.stream().mapToDouble(AtomColumn::yA).toArray(),
                cell);
    }
}
