package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.BackgroundSubtractor;
import org.zeroloss.eels.zlp.Clipping;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.eels.zlp.SubtractionSummary;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

class BackgroundFitterTest {

    private static final SpecimenParameters SPECIMEN = SpecimenParameters.defaults(24, 16, 616);
    private static final Workers WORKERS = new Workers(2);

    @TempDir static Path folder;
    private static Path image;

    @BeforeAll
    static void simulate() {
        image = SimulatedImages.labelled(SPECIMEN, 3, folder);
    }

    private static FittedBackground fit(final BackgroundRecipe recipe) {
        try (Signal s = Signal.open(image)) {
            return new BackgroundFitter(recipe).fit(s, WORKERS, Progress.NONE);
        }
    }

    private static SubtractionSummary subtract(
            final FittedBackground model, final String name, final Workers workers) {
        try (Signal s = Signal.open(image)) {
            return new BackgroundSubtractor(model, Clipping.NONE)
                    .subtract(
                            s,
                            folder.resolve(name + "-rest.arrow"),
                            folder.resolve(name + "-peak.arrow"),
                            workers,
                            Progress.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFamilyGoesThroughTheSubtractor(final BackgroundFamily family) {
        final FittedBackground model = fit(BackgroundRecipe.of(family));
        assertEquals(family.title(), model.name());
        assertEquals(0.45, model.fwhmEv(), 0.02);
        assertTrue(model.fitToEv() > 0.8 && model.fitToEv() < 1.9, "window to " + model.fitToEv());
        final SubtractionSummary summary = subtract(model, family.name(), WORKERS);
        assertEquals(24 * 16, summary.rows());
        assertEquals(0, summary.withoutPeak(), summary.leftOut().summary());
        try (Signal raw = Signal.open(image);
                Signal rest = Signal.open(folder.resolve(family.name() + "-rest.arrow"));
                Signal peak = Signal.open(folder.resolve(family.name() + "-peak.arrow"))) {
            final List<ProvenanceStep> steps = rest.spec().metadata().provenance();
            assertEquals(family.title(), steps.get(steps.size() - 1).parameters().get("model"));
            for (int r = 0; r < raw.rows(); r += 7) {
                final double[] i = raw.plane().row(r);
                final double[] d = rest.plane().row(r);
                final double[] z = peak.plane().row(r);
                final double[] low = peak.plane(BackgroundSubtractor.P16).row(r);
                final double[] high = peak.plane(BackgroundSubtractor.P84).row(r);
                for (int c = 0; c < i.length; c++) {
                    assertEquals(i[c], d[c] + z[c], 2e-6 * Math.abs(i[c]) + 1e-3);
                    assertTrue(low[c] <= z[c] && z[c] <= high[c]);
                }
                assertEquals(0, d[104], 0, "the peak itself is subtracted whole");
                assertEquals(0, z[1000], 0, "blank beyond the end");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VACUUM", "LOG_POLYNOMIAL", "SPLIT_PEARSON_VII"})
    void sameBytesWithOneAndTwoThreads(final BackgroundFamily family) throws IOException {
        final FittedBackground model = fit(BackgroundRecipe.of(family));
        subtract(model, family + "-one", new Workers(1));
        subtract(model, family + "-two", new Workers(2));
        for (final String part : new String[] {"-rest.arrow", "-peak.arrow"}) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve(family + "-one" + part),
                            folder.resolve(family + "-two" + part)));
        }
    }

    /** Against the noise-free peak of the simulation: error within noise, 68 % in the band. */
    @Test
    void theScaledVacuumSpectrumIsTheTrueTail() {
        final FittedBackground model = fit(BackgroundRecipe.of(BackgroundFamily.VACUUM));
        subtract(model, "truth", WORKERS);
        final SpecimenSimulator simulator = new SpecimenSimulator(SPECIMEN);
        long covered = 0;
        long all = 0;
        double bias = 0;
        try (Signal peak = Signal.open(folder.resolve("truth-peak.arrow"))) {
            for (int r = 0; r < peak.rows(); r++) {
                final double[] truth = simulator.expectedZlp(r);
                final double[] z = peak.plane().row(r);
                final double[] low = peak.plane(BackgroundSubtractor.P16).row(r);
                final double[] high = peak.plane(BackgroundSubtractor.P84).row(r);
                for (int c = 104 + 80; c < 104 + 160; c++) {
                    all++;
                    covered += low[c] <= truth[c] && truth[c] <= high[c] ? 1 : 0;
                    bias += z[c] / truth[c] - 1;
                }
            }
        }
        assertEquals(0, bias / all, 0.005);
        assertEquals(0.68, (double) covered / all, 0.12);
    }

    @Test
    void aTailFormulaLeavesTheGainSideAndThePeakAlone() {
        subtract(fit(BackgroundRecipe.of(BackgroundFamily.POWER_LAW)), "gain", WORKERS);
        try (Signal rest = Signal.open(folder.resolve("gain-rest.arrow"))) {
            final double[] d = rest.plane().row(50);
            for (int c = 0; c < 104; c++) {
                assertEquals(0, d[c], 0);
            }
        }
    }

    /** A log-polynomial bent upwards would rise for ever; it is held level instead. */
    @Test
    void aTailDoesNotRiseBeyondItsWindow() {
        final FittedBackground model =
                fit(
                        BackgroundRecipe.of(BackgroundFamily.LOG_POLYNOMIAL)
                                .withDegree(3)
                                .withWindow(0.8, 1.2));
        subtract(model, "level", WORKERS);
        try (Signal peak = Signal.open(folder.resolve("level-peak.arrow"))) {
            for (int r = 0; r < peak.rows(); r++) {
                final double[] z = peak.plane().row(r);
                for (int c = 104 + 50; c < 104 + 300; c++) {
                    assertTrue(z[c] <= z[c - 1], "row " + r + " channel " + c);
                }
            }
        }
    }

    @Test
    void recipesThatCannotBeAreRefused() {
        final BackgroundRecipe tail = BackgroundRecipe.of(BackgroundFamily.POWER_LAW);
        final BackgroundRecipe peak = BackgroundRecipe.of(BackgroundFamily.PEARSON_VII);
        assertThrows(EelsException.class, () -> tail.withWindow(-1, 1));
        assertThrows(EelsException.class, () -> tail.withWindow(1.5, 1));
        assertThrows(EelsException.class, () -> tail.withWindow(Double.NaN, 1));
        assertThrows(EelsException.class, () -> peak.withWindow(0.5, 1));
        assertThrows(EelsException.class, () -> tail.withDegree(4));
        assertThrows(
                EelsException.class,
                () ->
                        new BackgroundRecipe(
                                BackgroundFamily.KAISER,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                2,
                                OptionalDouble.of(0.6),
                                EnergyZero.IMAGE,
                                1));
        final EelsException narrow =
                assertThrows(EelsException.class, () -> fit(tail.withWindow(1, 1.05)));
        assertTrue(narrow.getMessage().contains("wider window"), narrow.getMessage());
        final EelsException core =
                assertThrows(EelsException.class, () -> fit(peak.withWindow(-2, 0.3)));
        assertTrue(core.getMessage().contains("width of the"), core.getMessage());
    }

    @Test
    void withoutVacuumTheVacuumSpectrumIsRefusedWithWhatToDo() {
        try (Signal s = Signal.open(image);
                Signal crop = s.crop(0, 6, 10).crop(1, 8, 16)) {
            final BackgroundFitter fitter =
                    new BackgroundFitter(BackgroundRecipe.of(BackgroundFamily.VACUUM));
            final EelsException e =
                    assertThrows(
                            EelsException.class, () -> fitter.fit(crop, WORKERS, Progress.NONE));
            assertTrue(e.getMessage().contains("scan some vacuum"), e.getMessage());
        }
    }
}
