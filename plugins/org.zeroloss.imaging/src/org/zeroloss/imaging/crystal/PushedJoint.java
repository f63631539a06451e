package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins grains of any crystal: of two columns of different grains nearer than 0.7 neighbour
 * distances one is dropped, and the others within reach are pushed apart. That leaves gaps in which
 * no column fits, and some in which one would: for crystals without a better way ({@link Grains}).
 */
final class PushedJoint {

    private static final double TOO_NEAR = 0.7;
    private static final int PUSHES = 12;

    private PushedJoint() {}

    static List<AtomColumn> join(
            final List<AtomColumn> all, final List<Integer> grainOfAll, final double neighbour) {
        final PointGrid grid = Outline.grid(all, 1.5 * neighbour);
        final boolean[] dropped = new boolean[all.size()];
        final boolean[] boundary = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            final int index = i;
            final AtomColumn c = all.get(i);
            grid.within(
                    c.xA(),
                    c.yA(),
                    1.5 * neighbour,
                    (k, d) -> {
                        if (grainOfAll.get(k).equals(grainOfAll.get(index)) || dropped[k]) {
                            return;
                        }
                        boundary[index] = true;
                        if (d < TOO_NEAR * neighbour && k < index) {
                            dropped[index] = true;
                        }
                    });
        }
        final List<AtomColumn> kept = new ArrayList<>();
        final List<Boolean> movable = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!dropped[i]) {
                kept.add(boundary[i] ? all.get(i).in(Environment.BOUNDARY) : all.get(i));
                movable.add(boundary[i]);
            }
        }
        return push(kept, movable, neighbour);
    }

    /** Moves boundary columns that are too near to others away from them, a little at a time. */
    private static List<AtomColumn> push(
            final List<AtomColumn> columns, final List<Boolean> movable, final double neighbour) {
        final double[] x = columns.stream().mapToDouble(AtomColumn::xA).toArray();
        final double[] y = columns.stream().mapToDouble(AtomColumn::yA).toArray();
        for (int round = 0; round < PUSHES; round++) {
            final PointGrid grid = new PointGrid(x, y, neighbour);
            final double[] oldX = x.clone();
            final double[] oldY = y.clone();
            for (int i = 0; i < x.length; i++) {
                if (!movable.get(i)) {
                    continue;
                }
                final int index = i;
                grid.within(
                        oldX[i],
                        oldY[i],
                        neighbour,
                        (k, d) -> {
                            if (k != index && d > 0) {
                                final double step = 0.25 * (neighbour - d) / d;
                                x[index] += step * (oldX[index] - oldX[k]);
                                y[index] += step * (oldY[index] - oldY[k]);
                            }
                        });
            }
        }
        final AtomColumn[] moved = new AtomColumn[x.length];
        Arrays.setAll(moved, i -> columns.get(i).at(x[i], y[i]));
        return List.of(moved);
    }
}
