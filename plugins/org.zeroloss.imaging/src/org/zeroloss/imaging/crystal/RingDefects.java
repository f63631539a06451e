package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns bonds of a honeycomb by 90° about their middle, which makes two rings of five and two of
 * seven out of four of six (A. J. Stone and D. J. Wales, Chem. Phys. Lett. 128 (1986) 501). The
 * bonds around keep their places: the turned columns are then 1.065 bonds from their neighbours.
 */
public final class RingDefects {

    private static final double BONDED = 1.25;

    private RingDefects() {}

    /**
     * @param columns columns of a honeycomb; of others nothing is changed, since no bond has two
     *     ends with three neighbours each
     * @param neighbourA length of a bond in Å
     * @param perColumn turned bonds per column, 0 to 0.05
     * @param random stream
     * @return the columns; those of a turned bond and their neighbours are marked
     */
    public static List<AtomColumn> turnBonds(
            final List<AtomColumn> columns,
            final double neighbourA,
            final double perColumn,
            final SplittableRandom random) {
        Check.range(perColumn, 0, 0.05, "5-7 rings per column");
        final List<AtomColumn> turned = new ArrayList<>(columns);
        if (perColumn == 0) {
            return turned;
        }
        final PointGrid grid = Outline.grid(columns, BONDED * neighbourA);
        final boolean[] touched = new boolean[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            final double u = random.nextDouble();
            final double v = random.nextDouble();
            if (u >= perColumn) {
                continue;
            }
            final int[] mine = bonds(grid, columns, i, neighbourA);
            if (mine.length != 3) {
                continue;
            }
            final int other = mine[(int) (3 * v)];
            final int[] theirs = bonds(grid, columns, other, neighbourA);
            if (theirs.length == 3 && free(touched, mine, theirs)) {
                turn(turned, i, other);
                mark(turned, touched, mine);
                mark(turned, touched, theirs);
            }
        }
        return turned;
    }

    private static int[] bonds(
            final PointGrid grid,
            final List<AtomColumn> columns,
            final int index,
            final double neighbour) {
        final AtomColumn c = columns.get(index);
        final int[] near = grid.neighbours(c.xA(), c.yA(), BONDED * neighbour);
        int n = 0;
        final int[] bonds = new int[near.length];
        for (final int k : near) {
            if (k != index) {
                bonds[n++] = k;
            }
        }
        return Arrays.copyOf(bonds, n);
    }

    private static boolean free(final boolean[] touched, final int[] mine, final int[] theirs) {
        for (int i = 0; i < mine.length; i++) {
            if (touched[mine[i]] || touched[theirs[i]]) {
                return false;
            }
        }
        return true;
    }

    private static void turn(final List<AtomColumn> columns, final int first, final int second) {
        final AtomColumn p = columns.get(first);
        final AtomColumn q = columns.get(second);
        final double mx = (p.xA() + q.xA()) / 2;
        final double my = (p.yA() + q.yA()) / 2;
        final double hx = (p.xA() - q.xA()) / 2;
        final double hy = (p.yA() - q.yA()) / 2;
        columns.set(first, p.at(mx - hy, my + hx));
        columns.set(second, q.at(mx + hy, my - hx));
    }

    private static void mark(
            final List<AtomColumn> columns, final boolean[] touched, final int[] which) {
        for (final int k : which) {
            touched[k] = true;
            columns.set(k, columns.get(k).in(Environment.RINGS));
        }
    }
}
