package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A field covered by grains of one crystal with random orientations, each reaching as far as its
 * seed is the nearest one (Voronoi), as J. Madsen et al., Adv. Theory Simul. 1 (2018) 1800037, made
 * graphene. How grains are joined depends on the crystal: a honeycomb stays a honeycomb with rings
 * of five and seven ({@link HoneycombJoint}), a close-packed one keeps its density ({@link
 * HexagonalPacking}), and of others columns are dropped and pushed apart ({@link PushedJoint}). All
 * of that is geometry, not a relaxation by energies: boundaries look like those of micrographs, but
 * their kinds do not have their true frequencies.
 */
public final class Grains {

    /** How far beyond the field points are packed, in lattice constants: its rim is uneven. */
    private static final double RIM = 4;

    private final double[] m_seedX;
    private final double[] m_seedY;
    private final double[] m_rotation;
    private final double[] m_originX;
    private final double[] m_originY;

    private Grains(
            final PlanarCell cell,
            final Field field,
            final int count,
            final SplittableRandom random) {
        m_seedX = new double[count];
        m_seedY = new double[count];
        m_rotation = new double[count];
        m_originX = new double[count];
        m_originY = new double[count];
        for (int g = 0; g < count; g++) {
            m_seedX[g] = field.minX() + field.width() * random.nextDouble();
            m_seedY[g] = field.minY() + field.height() * random.nextDouble();
        }
        for (int g = 0; g < count; g++) {
            m_rotation[g] = 2 * Math.PI * random.nextDouble();
            final double u = random.nextDouble();
            final double v = random.nextDouble();
            m_originX[g] = m_seedX[g] + u * cell.ax() + v * cell.bx();
            m_originY[g] = m_seedY[g] + u * cell.ay() + v * cell.by();
        }
    }

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
        final Grains grains = new Grains(cell, field, count, random);
        if (count == 1) {
            return grains.cut(cell, field).columns();
        }
        final double lattice = StrictMath.hypot(cell.ax(), cell.ay());
        final Optional<PlanarCell.Site> middle = cell.ringMiddle();
        if (middle.isPresent()) {
            final Field wide = field.grown(RIM * lattice);
            final PlanarCell rings =
                    new PlanarCell(
                            cell.ax(), cell.ay(), cell.bx(), cell.by(), List.of(middle.get()));
            return new HoneycombJoint(
                            grains.cut(cell, wide).columns(),
                            grains.cut(rings, wide).packed(lattice),
                            cell.neighbourA())
                    .columns(field);
        }
        if (cell.closePacked()) {
            final Field wide = field.grown(RIM * cell.neighbourA());
            final Cut cut = grains.cut(cell, wide);
            return PackedJoint.columns(cut.columns(), cut.packed(cell.neighbourA()), field);
        }
        final Cut cut = grains.cut(cell, field);
        return PushedJoint.join(cut.columns(), cut.grain(), cell.neighbourA());
    }

    /** The columns of all grains, each as far as it reaches, and which grain they are of. */
    private record Cut(List<AtomColumn> columns, List<Integer> grain) {

        HexagonalPacking packed(final double spacing) {
            return new HexagonalPacking(
                    columns.stream().mapToDouble(AtomColumn::xA).toArray(),
                    columns.stream().mapToDouble(AtomColumn::yA).toArray(),
                    grain.stream().mapToInt(Integer::intValue).toArray(),
                    spacing);
        }
    }

    private Cut cut(final PlanarCell cell, final Field field) {
        final VoronoiCells cells = new VoronoiCells(field, m_seedX, m_seedY);
        final List<AtomColumn> columns = new ArrayList<>();
        final List<Integer> grain = new ArrayList<>();
        for (int g = 0; g < m_seedX.length; g++) {
            for (final AtomColumn c :
                    cell.cover(cells.bounds(g), m_rotation[g], m_originX[g], m_originY[g])) {
                if (cells.nearest(c.xA(), c.yA()) == g) {
                    columns.add(c);
                    grain.add(g);
                }
            }
        }
        return new Cut(columns, grain);
    }
}
