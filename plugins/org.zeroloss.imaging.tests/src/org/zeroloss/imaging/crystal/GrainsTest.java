package org.zeroloss.imaging.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class GrainsTest {

    private static final Field FIELD = new Field(0, 0, 120, 120);

    /** Every column has three neighbours at nearly one bond: what differs are the rings. */
    @ParameterizedTest
    @EnumSource(
            value = LayeredCrystal.class,
            names = {"GRAPHENE", "HBN", "MOS2_2H"})
    void grainsOfHoneycombsAreJoinedByRingsOfFiveAndSeven(final LayeredCrystal crystal) {
        final PlanarCell cell = crystal.cell(1);
        final double bond = cell.neighbourA();
        int boundary = 0;
        int like = 0;
        for (int seed = 0; seed < 8; seed++) {
            final List<AtomColumn> columns =
                    Grains.cover(cell, FIELD, 4, new SplittableRandom(seed));
            assertEquals(2 * FIELD.area() / cell.areaA2(), columns.size(), 0.01 * columns.size());
            final PointGrid grid = Outline.grid(columns, 1.25 * bond);
            for (final AtomColumn c : columns) {
                if (!FIELD.grown(-1.5 * bond).contains(c.xA(), c.yA())) {
                    continue;
                }
                final int[] near = grid.neighbours(c.xA(), c.yA(), 1.25 * bond);
                assertEquals(4, near.length, c.toString());
                assertTrue(c.distanceA(columns.get(near[1])) > 0.85 * bond, c.toString());
                boundary += c.environment() == Environment.BOUNDARY ? 3 : 0;
                for (int k = 1; k < near.length; k++) {
                    like += c.site().equals(columns.get(near[k]).site()) ? 1 : 0;
                }
            }
        }
        assertTrue(boundary > 500, "boundary " + boundary);
        if (crystal != LayeredCrystal.GRAPHENE) {
            // an odd ring has one bond of like columns at least, which two odd rings can share
            assertTrue(like > 0 && like < 0.15 * boundary, like + " of " + boundary);
        }
    }

    /** Far from boundaries the columns are those of the crystal, to rounding. */
    @Test
    void grainsKeepTheirLatticeInside() {
        final PlanarCell cell = LayeredCrystal.GRAPHENE.cell(1);
        final List<AtomColumn> joined =
                Bicrystal.columns(LayeredCrystal.GRAPHENE, FIELD, 0.4, 3).stream().toList();
        final PointGrid grid = Outline.grid(joined, cell.neighbourA());
        final List<AtomColumn> odd =
                joined.stream().filter(c -> c.environment() == Environment.BOUNDARY).toList();
        assertTrue(odd.size() > 50);
        int checked = 0;
        for (final AtomColumn c : joined) {
            if (FIELD.grown(-4).contains(c.xA(), c.yA())
                    && odd.stream().allMatch(o -> o.distanceA(c) > 12)) {
                final int[] near =
                        grid.neighbours(
                                c.xA(), c.yA(), 1.01 * LayeredCrystal.GRAPHENE.latticeConstantA());
                assertEquals(10, near.length);
                assertEquals(cell.neighbourA(), c.distanceA(joined.get(near[1])), 1e-9);
                checked++;
            }
        }
        assertTrue(checked > 1000, "checked " + checked);
    }

    /** Nearly all rings at a boundary have five to seven members, and six on average (Euler). */
    @Test
    void ringsAtBoundariesHaveSixMembersOnAverage() {
        final int[] members = new int[12];
        for (int seed = 0; seed < 10; seed++) {
            final List<AtomColumn> columns =
                    Bicrystal.columns(LayeredCrystal.GRAPHENE, FIELD, 0.1 + 0.04 * seed, 50 + seed);
            for (final int n : ringsInside(columns, LayeredCrystal.GRAPHENE.cell(1).neighbourA())) {
                members[n]++;
            }
        }
        final String seen = Arrays.toString(members);
        assertTrue(members[5] > 50, seen);
        assertEquals(members[5], members[7], 0.1 * members[5], seen);
        assertTrue(members[4] + members[8] < 0.05 * members[5], seen);
        assertEquals(0, members[3] + members[9] + members[10] + members[11], seen);
    }

    /** Members of the rings around the middles of the field, walked from bond to bond. */
    private static List<Integer> ringsInside(final List<AtomColumn> columns, final double bond) {
        final PointGrid grid = Outline.grid(columns, 1.25 * bond);
        final List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final AtomColumn c = columns.get(i);
            if (!FIELD.grown(-6 * bond).contains(c.xA(), c.yA())) {
                continue;
            }
            final int[] near = grid.neighbours(c.xA(), c.yA(), 1.25 * bond);
            for (int k = 1; k < near.length; k++) {
                int from = i;
                int at = near[k];
                int least = Math.min(from, at);
                int n = 1;
                while (at != i && n < 11) {
                    final int next = leftmost(grid, columns, from, at, bond);
                    from = at;
                    at = next;
                    least = Math.min(least, at);
                    n++;
                }
                // each ring is counted at its column of the least index
                if (least == i) {
                    sizes.add(n);
                }
            }
        }
        return sizes;
    }

    private static int leftmost(
            final PointGrid grid,
            final List<AtomColumn> columns,
            final int from,
            final int at,
            final double bond) {
        final AtomColumn c = columns.get(at);
        final AtomColumn f = columns.get(from);
        final double back = Math.atan2(f.yA() - c.yA(), f.xA() - c.xA());
        int best = -1;
        double least = 10;
        for (final int k : grid.neighbours(c.xA(), c.yA(), 1.25 * bond)) {
            if (k != at && k != from) {
                final AtomColumn n = columns.get(k);
                double turn = Math.atan2(n.yA() - c.yA(), n.xA() - c.xA()) - back;
                turn += turn <= 0 ? 2 * Math.PI : 0;
                if (turn < least) {
                    least = turn;
                    best = k;
                }
            }
        }
        return best;
    }

    /** Three layers of another place each: columns on a hexagonal lattice, also at boundaries. */
    @Test
    void grainsOfClosePackedColumnsKeepTheirDensity() {
        final PlanarCell cell = LayeredCrystal.MOS2_3R.cell(3);
        assertTrue(cell.closePacked() && cell.ringMiddle().isEmpty());
        final double distance = cell.neighbourA();
        final List<AtomColumn> columns = Grains.cover(cell, FIELD, 4, new SplittableRandom(3));
        assertEquals(3 * FIELD.area() / cell.areaA2(), columns.size(), 0.01 * columns.size());
        final PointGrid grid = Outline.grid(columns, distance);
        int boundary = 0;
        for (final AtomColumn c : columns) {
            final int[] near = grid.neighbours(c.xA(), c.yA(), 1.35 * distance);
            if (FIELD.grown(-2 * distance).contains(c.xA(), c.yA())) {
                assertTrue(near.length >= 6 && near.length <= 8, c + " " + near.length);
                assertTrue(c.distanceA(columns.get(near[1])) > 0.8 * distance, c.toString());
            }
            boundary += c.environment() == Environment.BOUNDARY ? 1 : 0;
        }
        assertTrue(boundary > 50 && boundary < 0.3 * columns.size(), "boundary " + boundary);
    }

    /** Silicon along [110] is no honeycomb: columns are dropped and pushed apart. */
    @Test
    void grainsOfSiliconKeepTheirDistance() {
        final PlanarCell cell = CubicProjection.silicon(5);
        assertTrue(cell.ringMiddle().isEmpty() && !cell.closePacked());
        final List<AtomColumn> columns = Grains.cover(cell, FIELD, 4, new SplittableRandom(3));
        final PointGrid grid = Outline.grid(columns, cell.neighbourA());
        for (final AtomColumn c : columns) {
            final int[] near = grid.neighbours(c.xA(), c.yA(), cell.neighbourA());
            if (near.length > 1) {
                assertTrue(
                        c.distanceA(columns.get(near[1])) > 0.7 * cell.neighbourA(), c.toString());
            }
        }
        assertTrue(columns.stream().anyMatch(c -> c.environment() == Environment.BOUNDARY));
    }

    /** The rectangles hold what is nearest, and hardly more than what Voronoi cells fill. */
    @Test
    void grainsAreLookedForWhereTheyAre() {
        final SplittableRandom random = new SplittableRandom(6);
        final double[] x = random.doubles(200, 0, 120).toArray();
        final double[] y = random.doubles(200, 0, 120).toArray();
        final VoronoiCells cells = new VoronoiCells(FIELD, x, y);
        final Field[] bounds = new Field[x.length];
        double area = 0;
        for (int g = 0; g < x.length; g++) {
            bounds[g] = cells.bounds(g);
            area += bounds[g].area();
        }
        assertTrue(area > FIELD.area() && area < 2.5 * FIELD.area(), "area " + area);
        for (int k = 0; k < 20_000; k++) {
            final double px = 120 * random.nextDouble();
            final double py = 120 * random.nextDouble();
            final int nearest = cells.nearest(px, py);
            assertTrue(bounds[nearest].contains(px, py), px + ", " + py + " in " + nearest);
        }
    }

    /** A field of one grain is the crystal. */
    @Test
    void oneGrainIsTheCrystal() {
        final PlanarCell cell = LayeredCrystal.WS2_2H.cell(1);
        final List<AtomColumn> columns = Grains.cover(cell, FIELD, 1, new SplittableRandom(3));
        assertTrue(columns.stream().allMatch(c -> c.environment() == Environment.BULK));
        assertEquals(2 * FIELD.area() / cell.areaA2(), columns.size(), 0.02 * columns.size());
    }
}
