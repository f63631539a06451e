package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.CubicProjection;
import org.zeroloss.imaging.crystal.Edge;
import org.zeroloss.imaging.crystal.Field;
import org.zeroloss.imaging.crystal.GoldParticle;
import org.zeroloss.imaging.crystal.Grains;
import org.zeroloss.imaging.crystal.PlanarCell;
import org.zeroloss.imaging.crystal.PointDefects;
import org.zeroloss.imaging.crystal.RingDefects;
import org.zeroloss.imaging.crystal.StrainField;
import org.zeroloss.imaging.crystal.SupportedAtoms;

import java.util.List;
import java.util.SplittableRandom;

/** Draws the specimen of one micrograph. Every kind of random choice has its own stream. */
final class SpecimenDraw {

    private static final long SIZE = 1;
    private static final long PLACE = 2;
    private static final long STRAIN = 3;
    private static final long EDGE = 4;
    private static final long RINGS = 5;
    private static final long POINTS = 6;

    /** Shortest wavelength of a varying strain, as a share of the field. */
    private static final double STRAIN_LENGTH = 0.4;

    private final SpecimenRanges m_specimen;
    private final DefectRanges m_defects;
    private final long m_seed;

    SpecimenDraw(final SimulationRecipe recipe, final long seed) {
        m_specimen = recipe.specimen();
        m_defects = recipe.defects();
        m_seed = seed;
    }

    /**
     * @param kind what to draw
     * @param field what the image shows
     * @param marginA how far beyond it columns matter, in Å
     * @return the columns
     */
    List<AtomColumn> columns(final SpecimenKind kind, final Field field, final double marginA) {
        final SplittableRandom size = Seeds.stream(m_seed, SIZE);
        return switch (kind) {
            case SINGLE_ATOMS -> atoms(field.grown(marginA), size);
            case GOLD_DECAHEDRON -> particle(GoldParticle.DECAHEDRON, field, size);
            case GOLD_OCTAHEDRON -> particle(GoldParticle.TRUNCATED_OCTAHEDRON, field, size);
            case SILICON_110 ->
                    crystal(
                            CubicProjection.silicon(m_specimen.siliconNm().draw(size)),
                            field,
                            marginA);
            default ->
                    crystal(
                            kind.layered()
                                    .orElseThrow(() -> unknown(kind))
                                    .cell(m_specimen.layers().drawWhole(size)),
                            field,
                            marginA);
        };
    }

    private static ImagingException unknown(final SpecimenKind kind) {
        return new ImagingException("Expected a kind of specimen with a structure, found " + kind);
    }

    private List<AtomColumn> atoms(final Field field, final SplittableRandom size) {
        final List<Element> elements = m_specimen.atomElements();
        final Element one = elements.get((int) (size.nextDouble() * elements.size()));
        return new SupportedAtoms(
                        List.of(one),
                        m_specimen.atomsPerNm2().draw(size),
                        m_specimen.atomSpacingA().draw(size))
                .scatter(field, Seeds.stream(m_seed, PLACE));
    }

    private StrainField strain(final Field field) {
        final SplittableRandom random = Seeds.stream(m_seed, STRAIN);
        return StrainField.draw(
                m_defects.uniformStrain().draw(random),
                m_defects.varyingStrain().draw(random),
                STRAIN_LENGTH * Math.min(field.width(), field.height()),
                random);
    }

    private List<AtomColumn> crystal(
            final PlanarCell cell, final Field field, final double marginA) {
        final StrainField strain = strain(field);
        final double far =
                StrictMath.hypot(
                        Math.max(Math.abs(field.minX()), Math.abs(field.maxX())),
                        Math.max(Math.abs(field.minY()), Math.abs(field.maxY())));
        final double neighbour = cell.neighbourA();
        final double moved = 1.5 * strain.mostA(far + marginA) + 2 * neighbour;
        final SplittableRandom place = Seeds.stream(m_seed, PLACE);
        final int grains = m_defects.grains().drawWhole(place);
        final List<AtomColumn> perfect =
                Grains.cover(cell, field.grown(marginA + moved), grains, place);
        final SplittableRandom rings = Seeds.stream(m_seed, RINGS);
        final double perColumn = m_defects.rings().draw(rings);
        final List<AtomColumn> strained =
                strain.apply(RingDefects.turnBonds(perfect, neighbour, perColumn, rings));
        final SplittableRandom edge = Seeds.stream(m_seed, EDGE);
        final boolean cut = edge.nextDouble() < m_defects.edgeProbability();
        return points(cut ? Edge.draw(field, edge).cut(strained, neighbour) : strained, neighbour);
    }

    private List<AtomColumn> particle(
            final GoldParticle shape, final Field field, final SplittableRandom size) {
        final List<AtomColumn> centred = shape.columns(m_specimen.goldNm().draw(size));
        final List<AtomColumn> strained = strain(field).apply(centred);
        final SplittableRandom place = Seeds.stream(m_seed, PLACE);
        final double angle = 2 * Math.PI * place.nextDouble();
        final double c = StrictMath.cos(angle);
        final double s = StrictMath.sin(angle);
        final double x = field.minX() + field.width() * (0.35 + 0.3 * place.nextDouble());
        final double y = field.minY() + field.height() * (0.35 + 0.3 * place.nextDouble());
        return points(
                strained.stream()
                        .map(p -> p.at(x + c * p.xA() - s * p.yA(), y + s * p.xA() + c * p.yA()))
                        .toList(),
                CubicProjection.GOLD_A * Math.sqrt(6) / 4);
    }

    private List<AtomColumn> points(final List<AtomColumn> columns, final double neighbour) {
        final SplittableRandom random = Seeds.stream(m_seed, POINTS);
        return new PointDefects(
                        m_defects.vacancies().draw(random),
                        m_defects.substitutions().draw(random),
                        m_defects.interstitials().draw(random),
                        m_defects.elements())
                .apply(columns, neighbour, random);
    }
}
