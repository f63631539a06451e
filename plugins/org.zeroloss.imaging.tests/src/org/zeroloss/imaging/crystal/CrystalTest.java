package org.zeroloss.imaging.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

class CrystalTest {

    private static final Field FIELD = new Field(0, 0, 120, 120);

    @ParameterizedTest
    @EnumSource(LayeredCrystal.class)
    void honeycombHasThreeNeighboursAt120Degrees(final LayeredCrystal crystal) {
        final PlanarCell cell = crystal.cell(1);
        final double bond = crystal.latticeConstantA() / Math.sqrt(3);
        assertEquals(bond, cell.neighbourA(), 1e-12);
        final List<AtomColumn> columns = cell.cover(FIELD, 0.7, 3, 5);
        final PointGrid grid = Outline.grid(columns, bond);
        int inner = 0;
        for (final AtomColumn c : columns) {
            if (!FIELD.grown(-5).contains(c.xA(), c.yA())) {
                continue;
            }
            inner++;
            final int[] near = grid.neighbours(c.xA(), c.yA(), 1.1 * bond);
            assertEquals(4, near.length);
            final List<Double> angles = new ArrayList<>();
            for (int k = 1; k < 4; k++) {
                final AtomColumn n = columns.get(near[k]);
                assertEquals(bond, c.distanceA(n), 1e-9);
                assertTrue(!n.site().equals(c.site()) || crystal == LayeredCrystal.GRAPHENE);
                angles.add(Math.atan2(n.yA() - c.yA(), n.xA() - c.xA()));
            }
            angles.sort(null);
            assertEquals(2 * Math.PI / 3, angles.get(1) - angles.get(0), 1e-9);
            assertEquals(2 * Math.PI / 3, angles.get(2) - angles.get(1), 1e-9);
        }
        assertTrue(inner > 500);
    }

    /** Columns per area and their composition are those of the cell. */
    @ParameterizedTest
    @CsvSource({
        "GRAPHENE, 1, 'C=2'",
        "GRAPHENE, 2, 'C=2, C2=1'",
        "GRAPHENE, 3, 'C=1, C2=1, C3=1'",
        "HBN, 1, 'B=1, N=1'",
        "HBN, 2, 'NB=2'",
        "MOS2_2H, 1, 'Mo=1, S2=1'",
        "MOS2_2H, 2, 'MoS2=2'",
        "MOS2_2H, 3, 'Mo2S2=1, MoS4=1'",
        "MOS2_3R, 2, 'Mo=1, MoS2=1, S2=1'",
        "MOS2_3R, 3, 'MoS2=3'",
        "WS2_3R, 1, 'S2=1, W=1'",
    })
    void stackingGivesTheKnownColumns(
            final LayeredCrystal crystal, final int layers, final String expected) {
        final PlanarCell cell = crystal.cell(layers);
        final Map<String, Integer> seen = new TreeMap<>();
        for (final PlanarCell.Site s : cell.sites()) {
            seen.merge(s.composition().formula(), 1, Integer::sum);
        }
        assertEquals("{" + expected + "}", seen.toString());
        int metal = 0;
        int sulfur = 0;
        final List<AtomColumn> columns = cell.cover(FIELD, 0.3, 1, 2);
        assertEquals(
                cell.sites().size() * FIELD.area() / cell.areaA2(),
                columns.size(),
                0.03 * columns.size());
        for (final AtomColumn c : columns) {
            sulfur += c.composition().counts().getOrDefault(Element.S, 0);
            metal += c.composition().counts().getOrDefault(Element.MO, 0);
            metal += c.composition().counts().getOrDefault(Element.W, 0);
        }
        assertEquals(2.0 * metal, sulfur, 0.04 * sulfur);
    }

    /** Density: ρ = atoms per volume of bulk silicon, 8 per a³. */
    @Test
    void siliconHasDumbbellsAndItsDensity() {
        final PlanarCell cell = CubicProjection.silicon(10);
        assertEquals(5.431 / 4, cell.neighbourA(), 1e-12);
        final List<AtomColumn> columns = cell.cover(FIELD, 0.2, 0, 0);
        final int atoms = columns.stream().mapToInt(c -> c.composition().atoms()).sum();
        final double volume = FIELD.area() * 26 * 5.431 / Math.sqrt(2);
        assertEquals(8 / Math.pow(5.431, 3), atoms / volume, 0.02 * atoms / volume);
        assertEquals("Si26", columns.get(0).composition().formula());
    }

    /** The regular truncated octahedron of edge e holds 8√2 e³; fcc gold has 4 atoms per a³. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 5, 8})
    void octahedronHasItsVolume(final double nm) {
        final List<AtomColumn> columns = GoldParticle.TRUNCATED_OCTAHEDRON.columns(nm);
        final int atoms = columns.stream().mapToInt(c -> c.composition().atoms()).sum();
        final double edge = 10 * nm / Math.sqrt(10);
        final double expected = 8 * Math.sqrt(2) * Math.pow(edge, 3) * 4 / Math.pow(4.078, 3);
        // half an atom of surface around it
        assertEquals(1, atoms / expected, 1.6 / nm);
        final PointGrid grid = Outline.grid(columns, 3);
        final AtomColumn centre =
                columns.stream()
                        .min(
                                (p, q) ->
                                        Double.compare(
                                                Math.hypot(p.xA(), p.yA()),
                                                Math.hypot(q.xA(), q.yA())))
                        .orElseThrow();
        final int[] near = grid.neighbours(centre.xA(), centre.yA(), 2.9);
        // neighbours along [110]: four at a√6/4, two at a/√2
        assertEquals(7, near.length);
        assertEquals(4.078 * Math.sqrt(6) / 4, centre.distanceA(columns.get(near[1])), 1e-9);
        assertEquals(4.078 / Math.sqrt(2), centre.distanceA(columns.get(near[5])), 1e-9);
        assertTrue(columns.stream().anyMatch(c -> c.environment() == Environment.EDGE));
        assertEquals(Environment.BULK, centre.environment());
    }

    @Test
    void decahedronHasFiveFoldSymmetry() {
        final List<AtomColumn> columns = GoldParticle.DECAHEDRON.columns(4);
        final double turn = 2 * Math.PI / 5;
        final PointGrid grid = Outline.grid(columns, 3);
        for (final AtomColumn c : columns) {
            final double x = Math.cos(turn) * c.xA() - Math.sin(turn) * c.yA();
            final double y = Math.sin(turn) * c.xA() + Math.cos(turn) * c.yA();
            final int[] at = grid.neighbours(x, y, 1e-6);
            assertEquals(1, at.length);
            assertEquals(c.composition(), columns.get(at[0]).composition());
        }
        // 8 shells of 5·s columns and the axis
        assertEquals(1 + 5 * 8 * 9 / 2, columns.size());
        final AtomColumn axis = columns.get(0);
        assertTrue(
                columns.stream()
                        .allMatch(c -> c.composition().atoms() <= axis.composition().atoms()));
    }

    @Test
    void strainIsTheGradientOfTheDisplacement() {
        final StrainField f = StrainField.draw(0.01, 0.02, 40, new SplittableRandom(4));
        final double h = 1e-4;
        for (double x = 0; x < 100; x += 17) {
            for (double y = 0; y < 100; y += 13) {
                final double[] g = f.gradient(x, y);
                for (int c = 0; c < 2; c++) {
                    assertEquals(
                            (f.displacement(x + h, y)[c] - f.displacement(x - h, y)[c]) / (2 * h),
                            g[2 * c],
                            1e-8);
                    assertEquals(
                            (f.displacement(x, y + h)[c] - f.displacement(x, y - h)[c]) / (2 * h),
                            g[2 * c + 1],
                            1e-8);
                }
                final double[] u = f.displacement(x, y);
                assertTrue(Math.hypot(u[0], u[1]) <= f.mostA(Math.hypot(x, y)));
            }
        }
        double square = 0;
        int n = 0;
        final StrainField smooth = StrainField.draw(0, 0.02, 10, new SplittableRandom(8));
        for (double x = 0; x < 900; x += 1.7) {
            for (double y = 0; y < 900; y += 1.9) {
                final double[] g = smooth.gradient(x, y);
                final double xy = (g[1] + g[2]) / 2;
                square += (g[0] * g[0] + g[3] * g[3] + 2 * xy * xy) / 2;
                n++;
            }
        }
        assertEquals(0.02, Math.sqrt(square / n), 5e-4);
    }

    @Test
    void edgesCutAndMark() {
        final PlanarCell cell = LayeredCrystal.HBN.cell(1);
        final Edge edge = new Edge(60, 60, 0, 4, 30);
        final List<AtomColumn> all = cell.cover(FIELD, 0.4, 0, 0);
        final List<AtomColumn> kept = edge.cut(all, cell.neighbourA());
        assertEquals(0.5, (double) kept.size() / all.size(), 0.03);
        for (final AtomColumn c : kept) {
            assertTrue(c.xA() < 64.1);
            if (c.xA() < 60 - 4 - 2 * cell.neighbourA()) {
                assertEquals(Environment.BULK, c.environment());
            }
        }
        assertTrue(kept.stream().filter(c -> c.environment() == Environment.EDGE).count() > 50);
    }
}
