package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A field covered by grains of one crystal with random orientations, each reaching as far as its
 * seed is the nearest one (Voronoi), as J. Madsen et al., Adv. Theory Simul. 1 (2018) 1800037, made
 * graphene. At the boundaries, of two columns nearer than 0.7 neighbour distances one is dropped;
 * the others within reach are pushed apart. That is geometry, not a relaxation by energies: rings
 * of five to eight appear, but not with their true frequencies.
 */
public final class Grains {

    private static final double TOO_NEAR = 0.7;
    private static final int PUSHES = 12;

    private Grains() {}

    /**
     * @param cell the crystal
     * @param field what to cover
     * @param count number of grains, at least 1
     * @param random stream
     * @return the columns; those at a boundary are marked
     */
    public static List<AtomColumn> cover(
            final PlanarCell cell,
            final Field field,
            final int count,
            final SplittableRandom random) {
        Check.range(count, 1, 1000, "number of grains");
        final double[] seedX = new double[count];
        final double[] seedY = new double[count];
        final List<AtomColumn> columns = new ArrayList<>();
        final List<Integer> grain = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            seedX[g] = field.minX() + field.width() * random.nextDouble();
            seedY[g] = field.minY() + field.height() * random.nextDouble();
        }
        for (int g = 0; g < count; g++) {
            final double rotation = 2 * Math.PI * random.nextDouble();
            final double u = random.nextDouble();
            final double v = random.nextDouble();
            for (final AtomColumn c :
                    cell.cover(
                            field,
                            rotation,
                            seedX[g] + u * cell.ax() + v * cell.bx(),
                            seedY[g] + u * cell.ay() + v * cell.by())) {
                if (nearest(seedX, seedY, c) == g) {
                    columns.add(c);
                    grain.add(g);
                }
            }
        }
        return count == 1 ? columns : join(columns, grain, cell.neighbourA());
    }

    private static int nearest(final double[] x, final double[] y, final AtomColumn c) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int g = 0; g < x.length; g++) {
            final double dx = c.xA() - x[g];
            final double dy = c.yA() - y[g];
            final double d = dx * dx + dy * dy;
            if (d < least) {
                least = d;
                best = g;
            }
        }
        return best;
    }

    private static List<AtomColumn> join(
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
