package org.zeroloss.nodes.defectlearner;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.defects.CrossValidation;
import org.zeroloss.imaging.defects.DefectTrainer;
import org.zeroloss.imaging.defects.DefectTraining;
import org.zeroloss.imaging.defects.DetectionSettings;
import org.zeroloss.imaging.defects.LabelDoubt;
import org.zeroloss.imaging.defects.TrainingPlan;
import org.zeroloss.imaging.score.Score;
import org.zeroloss.imaging.score.ScoreReport;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.defectscorer.PointTable;
import org.zeroloss.nodes.defectscorer.ScoreRow;
import org.zeroloss.nodes.micrograph.StackImages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A training from the inputs of the node to its results.
 *
 * @param training the networks and their way
 * @param folds those of the cross-validation; none without
 * @param scores rows of its scores; none without
 * @param device engine, library and device
 * @param warnings what the user is to know
 */
record LearnerRun(
        DefectTraining training,
        List<CrossValidation.Fold> folds,
        List<ScoreRow> scores,
        String device,
        List<String> warnings) {

    /** Fewer say little of how probable a detection is. */
    private static final int FEW_DETECTIONS = 50;

    static LearnerRun of(
            final DefectCnnLearnerParameters settings,
            final LearnerInputs inputs,
            final ExecutionContext exec,
            final Progress progress)
            throws CanceledExecutionException {
        final List<String> warnings = new ArrayList<>();
        final List<String> wanted = settings.classes(inputs.start().map(m -> m.model().classes()));
        final Optional<LabelledStack> stack =
                stack(settings, inputs, wanted, exec, progress.part(0, 0.02), warnings);
        final Material material =
                new Material(settings, stack, inputs.recipe(), wanted, progress.part(0.02, 0.04));
        final TrainingPlan plan =
                settings.plan(
                        material.classes(),
                        material.weights(progress.part(0.04, 0.048)),
                        material.lookedSizesA());
        material.stack()
                .ifPresent(
                        s ->
                                doubt(
                                        s,
                                        plan.labels().sigmaPixels(),
                                        warnings,
                                        progress.part(0.048, 0.05)));
        final NetworkEngines.Choice engine = settings.m_engine.choose(plan.network().graph());
        final int folds = settings.m_folds.orElse(0);
        final double crossed = 0.05 + 0.94 * folds / (folds + 1.0);
        final List<CrossValidation.Fold> all = new ArrayList<>();
        final List<ScoreRow> scores = new ArrayList<>();
        if (folds > 0) {
            final LabelledStack images = material.stack().orElseThrow(); // configure has checked it
            final CrossValidation.Result result =
                    new CrossValidation(
                                    plan, engine, Workers.standard(), DetectionSettings.standard())
                            .run(
                                    images.images(),
                                    folds,
                                    settings.m_validation,
                                    material::mixed,
                                    material.trainedSizesA(),
                                    plan.tolerancePixels(),
                                    progress.part(0.05, crossed));
            all.addAll(result.folds());
            scores.addAll(ScoreRow.of(named(result.scores(), images.numbers())));
        }
        final DefectTrainer fresh = new DefectTrainer(plan, engine, Workers.standard());
        final DefectTraining training =
                inputs.start()
                        .map(m -> fresh.startingFrom(m.model()))
                        .orElse(fresh)
                        .train(
                                material.source(),
                                material.heldOut(),
                                material.trainedSizesA(),
                                progress.part(crossed, 0.99));
        final int detections = training.model().calibrations().detections();
        if (detections < FEW_DETECTIONS) {
            warnings.add(
                    "The probabilities rest on "
                            + detections
                            + (detections == 1 ? " detection" : " detections")
                            + " in the images held out; hold out more images.");
        }
        return new LearnerRun(training, all, scores, engine.describe(), warnings);
    }

    private static Optional<LabelledStack> stack(
            final DefectCnnLearnerParameters settings,
            final LearnerInputs inputs,
            final List<String> wanted,
            final ExecutionContext exec,
            final Progress progress,
            final List<String> warnings)
            throws CanceledExecutionException {
        if (inputs.images().isEmpty()) {
            return Optional.empty();
        }
        final BufferedDataTable table = inputs.labels().orElseThrow();
        final PointTable.Read read;
        try {
            read =
                    new PointTable(settings.m_columns, table.getDataTableSpec(), "labels")
                            .read(table, exec);
        } catch (final InvalidSettingsException e) {
            throw new NodesException(e.getMessage(), e);
        }
        try (StackImages images = new StackImages(inputs.images().get())) {
            final LabelledStack stack = LabelledStack.of(images, read.points(), wanted, progress);
            if (read.skipped() > 0) {
                warnings.add(
                        read.skipped()
                                + (read.skipped() == 1 ? " label" : " labels")
                                + " without a position "
                                + (read.skipped() == 1 ? "is" : "are")
                                + " left out.");
            }
            if (stack.withoutLabels() > 0) {
                warnings.add(
                        stack.withoutLabels()
                                + (stack.withoutLabels() == 1 ? " image has" : " images have")
                                + " no labels and "
                                + (stack.withoutLabels() == 1 ? "is" : "are")
                                + " left out.");
            }
            return Optional.of(stack);
        }
    }

    private static void doubt(
            final LabelledStack stack,
            final double sigmaPixels,
            final List<String> warnings,
            final Progress progress) {
        LabelDoubt.of(stack.images(), stack.numbers(), sigmaPixels, progress)
                .ifPresent(
                        d ->
                                warnings.add(
                                        String.format(
                                                Locale.ROOT,
                                                "The labels seem to be those of other images: those"
                                                    + " of an image lie on the spots of the %s one"
                                                    + " (mean rank %.2f of 1) rather than on its"
                                                    + " own (%.2f, chance 0.50). Check the numbers"
                                                    + " of the images in the table; they count from"
                                                    + " 0.",
                                                d.shift() > 0 ? "next" : "previous",
                                                d.shifted(),
                                                d.own())));
    }

    /** Scores under the numbers that images have in the stack. */
    private static ScoreReport named(final ScoreReport report, final List<Integer> numbers) {
        final Map<String, Score> images = new LinkedHashMap<>();
        report.images()
                .forEach((index, s) -> images.put("" + numbers.get(Integer.parseInt(index)), s));
        return new ScoreReport(report.positions(), report.classes(), images, report.confusions());
    }
}
