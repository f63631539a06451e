package org.zeroloss.imaging.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.zeroloss.imaging.lattice.NoisyColumns.FIELD;
import static org.zeroloss.imaging.lattice.NoisyColumns.PX_PER_A;
import static org.zeroloss.imaging.lattice.NoisyColumns.analyze;
import static org.zeroloss.imaging.lattice.NoisyColumns.inner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.CubicProjection;
import org.zeroloss.imaging.crystal.Environment;
import org.zeroloss.imaging.crystal.Grains;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.imaging.crystal.PlanarCell;
import org.zeroloss.imaging.crystal.RingDefects;
import org.zeroloss.imaging.crystal.StrainField;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

class LatticeAnalyzerTest {

    @ParameterizedTest
    @EnumSource(LayeredCrystal.class)
    void findsTheLatticeOfLayers(final LayeredCrystal crystal) {
        final LatticeAnalysis a =
                analyze(crystal.cell(1).cover(FIELD, 0.37, 1, 2), 0.3, OptionalDouble.empty());
        final double length = PX_PER_A * crystal.latticeConstantA();
        assertEquals(length, a.mean().a(), 0.004 * length);
        assertEquals(length, a.mean().b(), 0.004 * length);
        assertEquals(0, Math.abs(a.mean().angleDeg() - 90) - 30, 0.3);
        assertEquals(3, a.regularCoordination());
        assertEquals(1, a.grains());
        assertEquals(0.3, a.localisationError(), 0.02);
        assertEquals(List.of(), a.emptySites());
        for (final AnalyzedColumn c : a.columns()) {
            if (inner(c, 4)) {
                assertEquals(LocalStructure.REGULAR, c.structure());
                assertEquals(3, c.coordination());
            }
        }
    }

    @Test
    void findsTheLatticeOfSilicon() {
        final LatticeAnalysis a =
                analyze(
                        CubicProjection.silicon(5).cover(FIELD, 0.2, 0, 0),
                        0.2,
                        OptionalDouble.empty());
        // the primitive cell of the centred rectangle a × a/√2: vectors a/√2 and a√3/√8
        final double[] lengths = {a.mean().a(), a.mean().b()};
        Arrays.sort(lengths);
        assertEquals(PX_PER_A * 5.431 * Math.sqrt(3.0 / 8), lengths[0], 0.3);
        assertEquals(1, a.grains());
        for (final AnalyzedColumn c : a.columns()) {
            if (inner(c, 6)) {
                assertEquals(LocalStructure.REGULAR, c.structure());
            }
        }
    }

    /** Deviations of the strain from the truth are as large as the error says, on average 0. */
    @Test
    void strainIsThatOfTheSimulationWithinItsError() {
        final StrainField field = StrainField.draw(0.01, 0.015, 30, new SplittableRandom(2));
        final List<AtomColumn> perfect =
                LayeredCrystal.GRAPHENE.cell(1).cover(FIELD.grown(4), 0.6, 0, 0);
        final LatticeAnalysis a = analyze(field.apply(perfect), 0.25, OptionalDouble.empty());
        final double[] g = new double[4];
        int n = 0;
        for (int i = 0; i < perfect.size(); i++) {
            if (a.columns().get(i).strain().isPresent()) {
                final double[] one = field.gradient(perfect.get(i).xA(), perfect.get(i).yA());
                for (int c = 0; c < 4; c++) {
                    g[c] += one[c];
                }
                n++;
            }
        }
        final double[] mean = {1 + g[0] / n, g[1] / n, g[2] / n, 1 + g[3] / n};
        final double[] chi = new double[3];
        final double[] bias = new double[3];
        double signal = 0;
        int used = 0;
        for (int i = 0; i < perfect.size(); i++) {
            final AnalyzedColumn c = a.columns().get(i);
            if (c.strain().isEmpty() || !inner(c, 4)) {
                continue;
            }
            final double[] truth =
                    relative(field.gradient(perfect.get(i).xA(), perfect.get(i).yA()), mean);
            final AnalyzedColumn.Strain s = c.strain().get();
            final double[] found = {s.xx(), s.yy(), s.xy()};
            final double[] error = {s.xxError(), s.yyError(), s.xyError()};
            for (int k = 0; k < 3; k++) {
                chi[k] += Math.pow((found[k] - truth[k]) / error[k], 2);
                bias[k] += found[k] - truth[k];
            }
            signal += (truth[0] * truth[0] + truth[1] * truth[1]) / 2;
            used++;
        }
        assertTrue(used > 800, "used " + used + " of " + perfect.size() + ", grains " + a.grains());
        for (int k = 0; k < 3; k++) {
            assertEquals(1, Math.sqrt(chi[k] / used), 0.12, "component " + k);
            assertEquals(0, bias[k] / used, 1e-3, "component " + k);
        }
        // there is something to be found
        assertTrue(Math.sqrt(signal / used) > 0.005);
        // 6 neighbours at a = 19.7 px: σ/√(3a²)
        assertEquals(
                a.localisationError() / (Math.sqrt(3) * a.mean().a()),
                a.columns().stream()
                        .flatMap(c -> c.strain().stream())
                        .mapToDouble(AnalyzedColumn.Strain::xxError)
                        .min()
                        .orElseThrow(),
                2e-4);
    }

    /** Stretch of (1 + G) M⁻¹ in the axes of the image. */
    private static double[] relative(final double[] g, final double[] mean) {
        final double det = mean[0] * mean[3] - mean[1] * mean[2];
        final double[] inverse = {mean[3] / det, -mean[1] / det, -mean[2] / det, mean[0] / det};
        final double[] f = {1 + g[0], g[1], g[2], 1 + g[3]};
        final double[] r = {
            f[0] * inverse[0] + f[1] * inverse[2],
            f[0] * inverse[1] + f[1] * inverse[3],
            f[2] * inverse[0] + f[3] * inverse[2],
            f[2] * inverse[1] + f[3] * inverse[3]
        };
        return new LocalLattice(r, new double[2], 0, 0, new int[0]).strain();
    }

    @Test
    void emptySitesAreTheVacancies() {
        final List<AtomColumn> perfect = LayeredCrystal.MOS2_2H.cell(1).cover(FIELD, 0.1, 0, 0);
        final List<AtomColumn> kept = new ArrayList<>();
        final List<AtomColumn> gone = new ArrayList<>();
        for (int i = 0; i < perfect.size(); i++) {
            final AtomColumn c = perfect.get(i);
            final boolean deep = FIELD.grown(-8).contains(c.xA(), c.yA());
            (i % 37 == 11 && deep ? gone : kept).add(c);
        }
        final LatticeAnalysis a = analyze(kept, 0.3, OptionalDouble.of(0.3));
        assertEquals(gone.size(), a.emptySites().size());
        for (final AtomColumn c : gone) {
            assertEquals(
                    1,
                    a.emptySites().stream()
                            .filter(
                                    e ->
                                            Math.hypot(
                                                            e.x() - PX_PER_A * c.xA(),
                                                            e.y() - PX_PER_A * c.yA())
                                                    < 1.5)
                            .count());
        }
        final double bond = LayeredCrystal.MOS2_2H.cell(1).neighbourA();
        for (int i = 0; i < kept.size(); i++) {
            final AtomColumn c = kept.get(i);
            final boolean beside = gone.stream().anyMatch(v -> v.distanceA(c) < 1.1 * bond);
            if (inner(a.columns().get(i), 4)) {
                assertEquals(
                        beside ? LocalStructure.BESIDE_VACANCY : LocalStructure.REGULAR,
                        a.columns().get(i).structure());
            }
        }
    }

    @Test
    void foreignClassesAreSubstitutions() {
        final List<AtomColumn> columns = LayeredCrystal.WS2_2H.cell(1).cover(FIELD, 0.1, 0, 0);
        final double[] x = columns.stream().mapToDouble(c -> PX_PER_A * c.xA()).toArray();
        final double[] y = columns.stream().mapToDouble(c -> PX_PER_A * c.yA()).toArray();
        final String[] classes = columns.stream().map(AtomColumn::site).toArray(String[]::new);
        final int middle = columns.size() / 2;
        classes[middle] = "Mo";
        final LatticeAnalysis a =
                new LatticeAnalyzer(OptionalDouble.empty()).analyze(x, y, classes);
        assertEquals(LocalStructure.SUBSTITUTION, a.columns().get(middle).structure());
        assertEquals(
                1,
                a.columns().stream()
                        .filter(c -> c.structure() == LocalStructure.SUBSTITUTION)
                        .count());
    }

    @Test
    void turnedBondsAreRingsOfFiveAndSeven() {
        final PlanarCell cell = LayeredCrystal.GRAPHENE.cell(1);
        final List<AtomColumn> columns =
                RingDefects.turnBonds(
                        cell.cover(FIELD, 0.1, 0, 0),
                        cell.neighbourA(),
                        0.008,
                        new SplittableRandom(5));
        final LatticeAnalysis a = analyze(columns, 0.2, OptionalDouble.of(0.2));
        int rings = 0;
        for (int i = 0; i < columns.size(); i++) {
            final AnalyzedColumn c = a.columns().get(i);
            if (columns.get(i).environment() == Environment.RINGS && inner(c, 6)) {
                rings++;
                assertEquals(LocalStructure.RINGS, c.structure());
                assertEquals(3, c.coordination());
            }
        }
        assertTrue(rings > 15, "rings " + rings);
        final double share =
                (double)
                                a.columns().stream()
                                        .filter(c -> c.structure() == LocalStructure.RINGS)
                                        .count()
                        / rings;
        // two rings of five and two of seven have 16 columns, of which 6 are marked in the truth
        assertTrue(share > 1.5 && share < 4.5, "share " + share);
    }

    @Test
    void additionalColumnsAreInterstitials() {
        final List<AtomColumn> columns =
                new ArrayList<>(LayeredCrystal.GRAPHENE.cell(1).cover(FIELD, 0.1, 0, 0));
        final AtomColumn host = columns.get(columns.size() / 2);
        columns.add(host.at(host.xA() + 0.7, host.yA() + 0.3));
        final LatticeAnalysis a = analyze(columns, 0.05, OptionalDouble.of(0.05));
        assertEquals(LocalStructure.INTERSTITIAL, a.columns().get(columns.size() - 1).structure());
    }

    @Test
    void sameInputSameResult() {
        final List<AtomColumn> columns =
                Grains.cover(LayeredCrystal.HBN.cell(1), FIELD, 2, new SplittableRandom(4));
        assertEquals(
                analyze(columns, 0.2, OptionalDouble.empty()).columns().stream()
                        .map(AnalyzedColumn::toString)
                        .collect(Collectors.joining()),
                analyze(columns, 0.2, OptionalDouble.empty()).columns().stream()
                        .map(AnalyzedColumn::toString)
                        .collect(Collectors.joining()));
    }

    @Test
    void refusesWhatIsNoLattice() {
        final SplittableRandom random = new SplittableRandom(3);
        final double[] x = random.doubles(200, 0, 500).toArray();
        final double[] y = random.doubles(200, 0, 500).toArray();
        final String[] classes = new String[200];
        Arrays.fill(classes, "");
        final LatticeAnalyzer analyzer = new LatticeAnalyzer(OptionalDouble.empty());
        assertTrue(
                assertThrows(ImagingException.class, () -> analyzer.analyze(x, y, classes))
                        .getMessage()
                        .contains("200"));
        assertThrows(
                ImagingException.class,
                () ->
                        analyzer.analyze(
                                Arrays.copyOf(x, 5),
                                Arrays.copyOf(y, 5),
                                Arrays.copyOf(classes, 5)));
        final double[] bad = x.clone();
        bad[3] = Double.NaN;
        assertThrows(ImagingException.class, () -> analyzer.analyze(bad, y, classes));
        assertThrows(
                ImagingException.class,
                () -> analyzer.analyze(new double[200], new double[200], classes));
    }
}
