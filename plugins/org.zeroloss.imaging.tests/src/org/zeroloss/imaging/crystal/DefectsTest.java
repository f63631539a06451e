package org.zeroloss.imaging.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.List;
import java.util.SplittableRandom;

class DefectsTest {

    private static final Field FIELD = new Field(0, 0, 300, 300);
    private static final PlanarCell MOS2 = LayeredCrystal.MOS2_2H.cell(1);

    private static long count(final List<AtomColumn> columns, final SiteClass siteClass) {
        return columns.stream().filter(c -> c.siteClass() == siteClass).count();
    }

    /** Numbers within five standard deviations of the binomial. */
    @Test
    void defectsHaveTheirProbabilities() {
        final List<AtomColumn> perfect = MOS2.cover(FIELD, 0.1, 0, 0);
        final List<AtomColumn> columns =
                new PointDefects(0.05, 0.03, 0.02, List.of())
                        .apply(perfect, MOS2.neighbourA(), new SplittableRandom(1));
        final double n = perfect.size();
        assertEquals(0.05 * n, count(columns, SiteClass.VACANCY), 5 * Math.sqrt(0.05 * n));
        assertEquals(0.03 * n, count(columns, SiteClass.SUBSTITUTION), 5 * Math.sqrt(0.03 * n));
        assertEquals(0.02 * n, count(columns, SiteClass.INTERSTITIAL), 5 * Math.sqrt(0.02 * n));
        assertEquals(perfect.size(), columns.size() - count(columns, SiteClass.INTERSTITIAL));
        final double clearance = 0.49 * MOS2.neighbourA();
        final PointGrid grid = Outline.grid(perfect, clearance);
        for (int i = 0; i < columns.size(); i++) {
            final AtomColumn c = columns.get(i);
            final int atoms = c.composition().atoms();
            switch (c.siteClass()) {
                case VACANCY -> assertTrue(atoms < perfect.get(i).composition().atoms());
                case SUBSTITUTION -> {
                    assertEquals(perfect.get(i).composition().atoms(), atoms);
                    assertTrue(!c.composition().equals(perfect.get(i).composition()));
                }
                case INTERSTITIAL -> {
                    assertEquals(1, atoms);
                    assertEquals(0, grid.neighbours(c.xA(), c.yA(), clearance).length);
                }
                default -> assertEquals(perfect.get(i), c);
            }
        }
    }

    @Test
    void dopantsAreThoseOfTheReplacedElementOrTheGivenOnes() {
        final List<AtomColumn> perfect = MOS2.cover(FIELD, 0.1, 0, 0);
        final List<AtomColumn> given =
                new PointDefects(0, 0.2, 0, List.of(Element.RE))
                        .apply(perfect, MOS2.neighbourA(), new SplittableRandom(2));
        for (final AtomColumn c : given) {
            if (c.siteClass() == SiteClass.SUBSTITUTION) {
                assertEquals(1, c.composition().counts().get(Element.RE));
            }
        }
        final List<AtomColumn> typical =
                new PointDefects(0, 0.2, 0, List.of())
                        .apply(perfect, MOS2.neighbourA(), new SplittableRandom(2));
        for (final AtomColumn c : typical) {
            if (c.siteClass() == SiteClass.SUBSTITUTION && c.site().equals("S2")) {
                final String f = c.composition().formula();
                assertTrue(f.equals("SeS") || f.equals("TeS"), f);
            }
        }
    }

    @Test
    void thickColumnsHaveNoVacancies() {
        final PlanarCell silicon = CubicProjection.silicon(10);
        final List<AtomColumn> columns =
                new PointDefects(0.2, 0, 0, List.of())
                        .apply(
                                silicon.cover(FIELD, 0, 0, 0),
                                silicon.neighbourA(),
                                new SplittableRandom(2));
        assertEquals(0, count(columns, SiteClass.VACANCY));
    }

    /** A turned bond keeps three neighbours everywhere: topology changes, coordination does not. */
    @Test
    void turnedBondsKeepThreeNeighbours() {
        final PlanarCell graphene = LayeredCrystal.GRAPHENE.cell(1);
        final double bond = graphene.neighbourA();
        final List<AtomColumn> columns =
                RingDefects.turnBonds(
                        graphene.cover(FIELD, 0.2, 0, 0), bond, 0.01, new SplittableRandom(3));
        final var grid = Outline.grid(columns, 1.2 * bond);
        int turned = 0;
        for (final AtomColumn c : columns) {
            if (FIELD.grown(-10).contains(c.xA(), c.yA())) {
                assertEquals(4, grid.neighbours(c.xA(), c.yA(), 1.2 * bond).length);
                turned += c.environment() == Environment.RINGS ? 1 : 0;
            }
        }
        assertTrue(turned > 300, "turned " + turned);
    }

    @Test
    void singleAtomsKeepTheirSpacing() {
        final SupportedAtoms recipe = new SupportedAtoms(List.of(Element.PT, Element.RE), 1.0, 3.0);
        final List<AtomColumn> atoms = recipe.scatter(FIELD, new SplittableRandom(3));
        assertEquals(900, atoms.size(), 5);
        for (int i = 0; i < atoms.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertTrue(atoms.get(i).distanceA(atoms.get(j)) > 3.0);
            }
        }
    }

    @Test
    void namesBadDefects() {
        final String message =
                assertThrows(ImagingException.class, () -> new PointDefects(0.6, 0, 0, List.of()))
                        .getMessage();
        assertTrue(message.contains("0.6"), message);
        assertThrows(
                ImagingException.class, () -> Composition.of(Element.C, 1).with(Element.C, -2));
        assertEquals("MoS2", Composition.of(Element.S, 2).with(Element.MO, 1).formula());
    }
}
