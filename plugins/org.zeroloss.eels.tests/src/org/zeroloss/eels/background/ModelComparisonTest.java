package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

class ModelComparisonTest {

    private static final Workers WORKERS = new Workers(2);
    private static final EnergyWindow NEAR = new EnergyWindow(2, 3);
    private static final EnergyWindow FAR = new EnergyWindow(3, 5);

    @TempDir Path folder;

    private static List<ComparedModel> models(
            final Signal image, final BackgroundFamily... families) {
        final List<ComparedModel> models = new ArrayList<>();
        for (final BackgroundFamily f : families) {
            models.add(
                    ComparedModel.of(
                            f.title(),
                            new BackgroundFitter(BackgroundRecipe.of(f))
                                    .fit(image, WORKERS, Progress.NONE)));
        }
        return models;
    }

    private Map<String, ComparisonRow> compare(
            final Path file,
            final ComparisonTruth truth,
            final EnergyWindow window,
            final BackgroundFamily... families) {
        try (Signal image = Signal.open(file)) {
            final ComparisonResult result =
                    new ModelComparison(ComparisonParameters.of(truth, window))
                            .compare(
                                    image, models(image, families), folder, WORKERS, Progress.NONE);
            return result.rows().stream().collect(Collectors.toMap(ComparisonRow::model, r -> r));
        }
    }

    private static String best(final Map<String, ComparisonRow> rows) {
        return rows.values().stream()
                .max(Comparator.comparingDouble(ComparisonRow::logScore))
                .orElseThrow()
                .model();
    }

    private Path image(final DoubleUnaryOperator shape, final double height, final int rows) {
        return PeakImages.vacuum(shape, height, rows, 3, folder.resolve("image.arrow"));
    }

    @Test
    void onPowerLawDataThePowerLawWins() {
        final Map<String, ComparisonRow> rows =
                compare(
                        image(PeakImages::powerLaw, 1e5, 300),
                        ComparisonTruth.SIMULATED,
                        NEAR,
                        BackgroundFamily.POWER_LAW,
                        BackgroundFamily.LOG_POLYNOMIAL,
                        BackgroundFamily.PEARSON_VII,
                        BackgroundFamily.PSEUDO_VOIGT,
                        BackgroundFamily.KAISER);
        assertEquals("power law", best(rows));
        final ComparisonRow law = rows.get("power law");
        assertEquals(0, law.behind());
        assertEquals(0.683, law.coverage(), 0.06);
        assertTrue(Math.abs(law.biasSigma()) < 0.1, "bias " + law.biasSigma());
        assertEquals(300, law.spectra());
        assertTrue(law.heldOut());
        final ComparisonRow polynomial = rows.get("log-polynomial");
        assertEquals(0.683, polynomial.coverage(), 0.08, "a wider formula, an honest band");
        assertTrue(polynomial.rmsSigma() > law.rmsSigma());
        assertTrue(
                rows.get("Kaiser window").behind() > 5 * rows.get("Kaiser window").behindError());
    }

    @Test
    void onPearsonDataPearsonWins() {
        final PearsonFormula f = new PearsonFormula(false);
        final double[] theta = {0, 0, Math.log(0.22), Math.log(1.3)};
        final Map<String, ComparisonRow> rows =
                compare(
                        image(e -> f.at(theta).value(e, new double[4]), 1e5, 200),
                        ComparisonTruth.SIMULATED,
                        NEAR,
                        BackgroundFamily.POWER_LAW,
                        BackgroundFamily.PEARSON_VII,
                        BackgroundFamily.PSEUDO_VOIGT,
                        BackgroundFamily.KAISER);
        assertEquals("Pearson VII", best(rows));
        assertTrue(Math.abs(rows.get("Pearson VII").biasSigma()) < 0.05);
    }

    @Test
    void onPseudoVoigtDataPseudoVoigtWins() {
        final VoigtFormula f = new VoigtFormula(true);
        final double[] theta = {0, 0, 0.5, Math.log(0.4), Math.log(0.45)};
        final Map<String, ComparisonRow> rows =
                compare(
                        image(e -> f.at(theta).value(e, new double[5]), 1e5, 200),
                        ComparisonTruth.SIMULATED,
                        NEAR,
                        BackgroundFamily.PEARSON_VII,
                        BackgroundFamily.SPLIT_PSEUDO_VOIGT,
                        BackgroundFamily.KAISER);
        assertEquals("split pseudo-Voigt", best(rows));
    }

    /** The mean of vacuum beats any formula on vacuum of a shape that is none of them. */
    @Test
    void onHeldOutVacuumTheVacuumSpectrumWinsAndItsScoreIsOutOfSample() {
        final Path file = folder.resolve("specimen.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(32, 24, 5))
                .writeWithZeroLoss(file, WORKERS, Progress.NONE);
        final Map<String, ComparisonRow> rows =
                compare(
                        file,
                        ComparisonTruth.VACUUM,
                        NEAR,
                        BackgroundFamily.VACUUM,
                        BackgroundFamily.POWER_LAW,
                        BackgroundFamily.PEARSON_VII,
                        BackgroundFamily.KAISER);
        assertEquals("vacuum spectrum", best(rows));
        final ComparisonRow vacuum = rows.get("vacuum spectrum");
        assertTrue(vacuum.heldOut());
        assertEquals(1, vacuum.rmsSigma(), 0.03, "noise of a new spectrum and nothing else");
        assertEquals(0.683, vacuum.coverage(), 0.03);
        assertTrue(rows.get("Kaiser window").biasSigma() < -1, "it ends where the tail goes on");
    }

    @Test
    void inSampleVacuumScoresBetterThanHeldOut() {
        final Path file = image(PeakImages::powerLaw, 1e5, 10);
        try (Signal image = Signal.open(file)) {
            final FittedBackground model =
                    new BackgroundFitter(BackgroundRecipe.of(BackgroundFamily.VACUUM))
                            .fit(image, WORKERS, Progress.NONE);
            final List<ComparisonRow> rows =
                    new ModelComparison(ComparisonParameters.of(ComparisonTruth.VACUUM, NEAR))
                            .compare(
                                    image,
                                    List.of(
                                            ComparedModel.of("held out", model),
                                            ComparedModel.ready("in sample", model)),
                                    folder,
                                    WORKERS,
                                    Progress.NONE)
                            .rows();
            assertTrue(rows.get(0).heldOut());
            assertFalse(rows.get(1).heldOut());
            assertFalse(rows.get(1).note().isEmpty());
            // ten spectra: 1 + 1/8 of the noise variance against 1 − 1/10
            assertEquals(Math.sqrt(1.125), rows.get(0).rmsSigma(), 0.05);
            assertEquals(Math.sqrt(0.9), rows.get(1).rmsSigma(), 0.05);
        }
    }

    @Test
    void sameScoresForAnyNumberOfThreads() {
        final Path file = image(PeakImages::powerLaw, 1e4, 60);
        final List<double[]> scores = new ArrayList<>();
        for (final int threads : new int[] {1, 2, 5}) {
            try (Signal image = Signal.open(file)) {
                final ComparisonResult result =
                        new ModelComparison(
                                        ComparisonParameters.of(ComparisonTruth.VACUUM, NEAR, FAR))
                                .compare(
                                        image,
                                        models(
                                                image,
                                                BackgroundFamily.VACUUM,
                                                BackgroundFamily.SPLIT_PEARSON_VII),
                                        folder,
                                        new Workers(threads),
                                        Progress.NONE);
                scores.add(
                        result.rows().stream()
                                .flatMapToDouble(
                                        r ->
                                                Arrays.stream(
                                                        new double[] {
                                                            r.logScore(),
                                                            r.rms(),
                                                            r.coverage(),
                                                            r.crps()
                                                        }))
                                .toArray());
            }
        }
        assertTrue(Arrays.equals(scores.get(0), scores.get(1)));
        assertTrue(Arrays.equals(scores.get(0), scores.get(2)));
        assertEquals(0, folderFiles(), "no file of a fold is left");
    }

    private long folderFiles() {
        final String[] names = folder.toFile().list((d, n) -> n.startsWith("fold-"));
        return names.length;
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        final Path file = image(PeakImages::powerLaw, 1e4, 6);
        try (Signal image = Signal.open(file)) {
            final List<ComparedModel> one = models(image, BackgroundFamily.POWER_LAW);
            final ModelComparison vacuum =
                    new ModelComparison(ComparisonParameters.of(ComparisonTruth.VACUUM, NEAR));
            final EelsException few =
                    assertThrows(
                            EelsException.class,
                            () -> vacuum.compare(image, one, folder, WORKERS, Progress.NONE));
            assertTrue(few.getMessage().contains("two for each fold"), few.getMessage());
            assertThrows(
                    EelsException.class,
                    () -> vacuum.compare(image, List.of(), folder, WORKERS, Progress.NONE));
        }
        final Path plain = folder.resolve("plain.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(8, 6, 5))
                .write(plain, WORKERS, Progress.NONE);
        try (Signal image = Signal.open(plain)) {
            final ModelComparison simulated =
                    new ModelComparison(ComparisonParameters.of(ComparisonTruth.SIMULATED, NEAR));
            final List<ComparedModel> one = models(image, BackgroundFamily.POWER_LAW);
            final EelsException none =
                    assertThrows(
                            EelsException.class,
                            () -> simulated.compare(image, one, folder, WORKERS, Progress.NONE));
            assertTrue(none.getMessage().contains("zero_loss"), none.getMessage());
        }
        assertThrows(EelsException.class, () -> ComparisonParameters.of(ComparisonTruth.VACUUM));
        assertThrows(EelsException.class, () -> new EnergyWindow(3, 3));
        assertThrows(EelsException.class, () -> new EnergyWindow(Double.NaN, 3));
    }

    @Test
    void cancellationLeavesNoFile() {
        final Path file = image(PeakImages::powerLaw, 1e4, 60);
        final Progress stop =
                new Progress() {
                    private double m_done;

                    @Override
                    public synchronized void update(final double fraction, final String message) {
                        m_done = Math.max(m_done, fraction);
                    }

                    @Override
                    public synchronized void checkCanceled() {
                        if (m_done > 0.4) {
                            throw new CanceledException();
                        }
                    }
                };
        try (Signal image = Signal.open(file)) {
            final List<ComparedModel> one = models(image, BackgroundFamily.VACUUM);
            final ModelComparison comparison =
                    new ModelComparison(ComparisonParameters.of(ComparisonTruth.VACUUM, NEAR));
            assertThrows(
                    CanceledException.class,
                    () -> comparison.compare(image, one, folder, WORKERS, stop));
        }
        assertEquals(0, folderFiles());
    }
}
