package org.zeroloss.imaging.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two grains of a honeycomb with a straight boundary through the middle of a field. */
public final class Bicrystal {

    private Bicrystal() {}

    /**
     * @param crystal which one
     * @param field what to cover
     * @param turnRad angle between the grains
     * @param seed of the orientation, the boundary's direction and the grains' displacements
     * @return the columns
     */
    public static List<AtomColumn> columns(
            final LayeredCrystal crystal,
            final Field field,
            final double turnRad,
            final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final PlanarCell cell = crystal.cell(1);
        final PlanarCell rings =
                new PlanarCell(
                        cell.ax(),
                        cell.ay(),
                        cell.bx(),
                        cell.by(),
                        List.of(cell.ringMiddle().orElseThrow()));
        final Field wide = field.grown(4 * crystal.latticeConstantA());
        final double direction = 2 * Math.PI * random.nextDouble();
        final double first = 2 * Math.PI * random.nextDouble();
        final List<AtomColumn> columns = new ArrayList<>();
        final List<AtomColumn> middles = new ArrayList<>();
        final List<Integer> grain = new ArrayList<>();
        for (int g = 0; g < 2; g++) {
            final int side = g;
            final double angle = first + g * turnRad;
            final double x = 5 * random.nextDouble();
            final double y = 5 * random.nextDouble();
            cell.cover(wide, angle, x, y).stream()
                    .filter(c -> side(c, field, direction) == side)
                    .forEach(columns::add);
            rings.cover(wide, angle, x, y).stream()
                    .filter(c -> side(c, field, direction) == side)
                    .forEach(
                            c -> {
                                middles.add(c);
                                grain.add(side);
                            });
        }
        final HexagonalPacking packed =
                new HexagonalPacking(
                        middles.stream().mapToDouble(AtomColumn::xA).toArray(),
                        middles.stream().mapToDouble(AtomColumn::yA).toArray(),
                        grain.stream().mapToInt(Integer::intValue).toArray(),
                        crystal.latticeConstantA());
        return new HoneycombJoint(columns, packed, cell.neighbourA()).columns(field);
    }

    private static int side(final AtomColumn c, final Field field, final double direction) {
        final double x = c.xA() - (field.minX() + field.maxX()) / 2;
        final double y = c.yA() - (field.minY() + field.maxY()) / 2;
        return x * Math.cos(direction) + y * Math.sin(direction) > 0 ? 0 : 1;
    }
}
