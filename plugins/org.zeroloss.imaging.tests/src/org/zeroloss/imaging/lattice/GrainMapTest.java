package org.zeroloss.imaging.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.zeroloss.imaging.lattice.NoisyColumns.FIELD;
import static org.zeroloss.imaging.lattice.NoisyColumns.PX_PER_A;
import static org.zeroloss.imaging.lattice.NoisyColumns.analyze;
import static org.zeroloss.imaging.lattice.NoisyColumns.inner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Bicrystal;
import org.zeroloss.imaging.crystal.Environment;
import org.zeroloss.imaging.crystal.Field;
import org.zeroloss.imaging.crystal.Grains;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.imaging.crystal.PlanarCell;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

class GrainMapTest {

    /**
     * Grains whose boundary is no gap, but rings of five and seven. At 30° the way to the third
     * neighbours of one grain is nearly a lattice vector of the other.
     */
    @ParameterizedTest
    @CsvSource({
        "GRAPHENE, 0, 0.16, 1",
        "GRAPHENE, 3, 0.16, 1",
        "GRAPHENE, 12, 0.16, 2",
        "GRAPHENE, 12, 0.64, 2",
        "GRAPHENE, 20, 1.0, 2",
        "GRAPHENE, 30, 0.64, 2",
        "MOS2_2H, 0, 0.64, 1",
        "MOS2_2H, 12, 0.64, 2",
        "MOS2_2H, 25, 0.64, 2",
        "HBN, 30, 1.0, 2",
    })
    void grainsAreToldApartByOrientation(
            final LayeredCrystal crystal,
            final double degrees,
            final double noisePx,
            final int grains) {
        for (int seed = 0; seed < 4; seed++) {
            final LatticeAnalysis a =
                    analyze(
                            Bicrystal.columns(crystal, FIELD, Math.toRadians(degrees), seed),
                            noisePx,
                            OptionalDouble.empty());
            assertEquals(grains, a.grains(), "seed " + seed);
            // a boundary between grains that are only displaced strains up to a quarter of the
            // field
            final double length = PX_PER_A * crystal.latticeConstantA();
            assertEquals(length, a.mean().a(), 0.02 * length);
            assertEquals(length, a.mean().b(), 0.02 * length);
            if (grains == 2) {
                assertEquals(degrees, turned(a), 1.5, "seed " + seed);
            }
            // at 0.12 Å now and then a place at a boundary is taken for empty
            final int most = noisePx < 0.7 ? 0 : 1;
            assertTrue(a.emptySites().size() <= most, a.emptySites().toString());
        }
    }

    /** In the simulation those of rings of two grains, and of odd rings beside them. */
    @ParameterizedTest
    @EnumSource(
            value = LayeredCrystal.class,
            names = {"GRAPHENE", "MOS2_2H"})
    void columnsOfRingsThatGrainsShareAreAtTheBoundary(final LayeredCrystal crystal) {
        int truth = 0;
        int found = 0;
        int both = 0;
        int near = 0;
        for (int seed = 0; seed < 4; seed++) {
            final List<AtomColumn> columns =
                    Bicrystal.columns(crystal, FIELD, Math.toRadians(20), seed);
            final LatticeAnalysis a = analyze(columns, 0.64, OptionalDouble.empty());
            for (int i = 0; i < columns.size(); i++) {
                if (inner(a.columns().get(i), 4)) {
                    final boolean is = columns.get(i).environment() == Environment.BOUNDARY;
                    final boolean says = a.columns().get(i).structure() == LocalStructure.BOUNDARY;
                    truth += is ? 1 : 0;
                    found += says ? 1 : 0;
                    both += is && says ? 1 : 0;
                    near += says && besideBoundary(columns, columns.get(i), crystal) ? 1 : 0;
                }
            }
        }
        assertTrue(both > 0.6 * truth, both + " of " + truth);
        assertTrue(both > 0.7 * found, both + " of " + found + " called so");
        // where the boundary lies is told to a row
        assertTrue(near > 0.98 * found, near + " of " + found + " near");
    }

    private static boolean besideBoundary(
            final List<AtomColumn> columns, final AtomColumn c, final LayeredCrystal crystal) {
        return columns.stream()
                .filter(b -> b.environment() == Environment.BOUNDARY)
                .anyMatch(b -> b.distanceA(c) < 1.2 * crystal.latticeConstantA());
    }

    /** Of the second grain against the first, in degrees, up to the symmetry. */
    private static double turned(final LatticeAnalysis a) {
        final double[] angles =
                a.columns().stream()
                        .filter(c -> c.grain() == 1 && c.strain().isPresent())
                        .mapToDouble(c -> Math.abs(c.strain().get().rotationDeg()))
                        .sorted()
                        .toArray();
        return angles[angles.length / 2];
    }

    /** Three grains turned by 17° and 20° against the largest. */
    @Test
    void grainsAreToldApart() {
        final PlanarCell cell = LayeredCrystal.GRAPHENE.cell(1);
        final Field wide = new Field(0, 0, 90, 90);
        final List<AtomColumn> columns = Grains.cover(cell, wide, 3, new SplittableRandom(5));
        final LatticeAnalysis a = analyze(columns, 0.2, OptionalDouble.of(0.2));
        assertEquals(3, a.grains());
        int found = 0;
        int truth = 0;
        int wrong = 0;
        for (int i = 0; i < columns.size(); i++) {
            final LocalStructure s = a.columns().get(i).structure();
            final boolean odd = s != LocalStructure.REGULAR && s != LocalStructure.EDGE;
            if (columns.get(i).environment() == Environment.BOUNDARY) {
                truth++;
                found += odd || s == LocalStructure.EDGE ? 1 : 0;
            } else if (odd && wide.grown(-5).contains(columns.get(i).xA(), columns.get(i).yA())) {
                wrong++;
            }
        }
        assertTrue(found > 0.6 * truth, found + " of " + truth);
        // those one row behind the boundary also see it
        assertTrue(wrong < 2 * truth, wrong + " beside " + truth);
    }
}
