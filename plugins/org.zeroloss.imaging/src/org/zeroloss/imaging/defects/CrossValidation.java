package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.score.DefectScorer;
import org.zeroloss.imaging.score.LabelledPoint;
import org.zeroloss.imaging.score.ScoreReport;
import org.zeroloss.learn.network.NetworkEngines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a training plan is worth on images it never saw: the images are dealt into k folds; for each
 * fold networks are trained on the others and asked for what is in it (M. Stone, J. R. Stat. Soc. B
 * 36 (1974) 111). When to stop and how peaks become probabilities is learnt from a part of the
 * others too, so that a fold decides nothing about the networks that are scored on it.
 */
public final class CrossValidation {

    private static final long FOLDS = 71;
    private static final long VALIDATION = 72;
    private static final long SCORES = 73;
    private static final int RESAMPLES = 400;

    private final TrainingPlan m_plan;
    private final NetworkEngines.Choice m_engine;
    private final Workers m_workers;
    private final DetectionSettings m_detection;

    /**
     * @param plan how to train
     * @param engine what computes
     * @param workers threads that draw images
     * @param detection how things are looked for in the images left out
     */
    public CrossValidation(
            final TrainingPlan plan,
            final NetworkEngines.Choice engine,
            final Workers workers,
            final DetectionSettings detection) {
        m_plan = Check.present(plan, "plan");
        m_engine = Check.present(engine, "engine");
        m_workers = Check.present(workers, "workers");
        m_detection = Check.present(detection, "detection settings");
    }

    /**
     * One fold.
     *
     * @param number from 0
     * @param images indices of the images left out
     * @param training networks trained on the others
     * @param found what these found in each of the images left out
     */
    public record Fold(
            int number,
            List<Integer> images,
            DefectTraining training,
            List<List<Detection>> found) {}

    /**
     * What came of it.
     *
     * @param folds each fold
     * @param scores of all images, each as the networks saw it that did not learn from it; images
     *     are named by their index
     */
    public record Result(List<Fold> folds, ScoreReport scores) {}

    /**
     * @param images labelled images
     * @param folds how many folds; outside of each there must be two images or more, to learn from
     *     and to validate
     * @param validation share of the images of the other folds that is held out for validation
     * @param source makes the training images of a fold out of those it may learn from, for
     *     instance by mixing in simulated ones
     * @param pixelSizesA pixel sizes of the images in Å, if known
     * @param tolerance largest distance of a detection from its label in pixels
     * @param progress told of each step; asked for cancellation
     * @return folds and scores
     */
    public Result run(
            final List<LabeledMicrograph> images,
            final int folds,
            final double validation,
            final UnaryOperator<LabeledSource> source,
            final Optional<Range> pixelSizesA,
            final double tolerance,
            final Progress progress) {
        Check.present(source, "source of training images");
        Check.atLeast(folds, 2, "folds of a cross-validation");
        final int n = Check.list(images, "labelled images").size();
        if (n - (n + folds - 1) / folds < 2) {
            throw new ImagingException(
                    "Expected for each of the "
                            + folds
                            + " folds of the cross-validation two images outside of it, one to"
                            + " learn from and one to validate, found "
                            + n
                            + " images in all. Add labelled images.");
        }
        final List<ImageSplit> splits =
                ImageSplit.folds(images, folds, Seeds.derive(m_plan.seed(), FOLDS));
        final List<Fold> all = new ArrayList<>();
        final List<LabelledPoint> found = new ArrayList<>();
        final List<LabelledPoint> truth = new ArrayList<>();
        for (int f = 0; f < splits.size(); f++) {
            final ImageSplit split = splits.get(f);
            final Progress part =
                    progress.part((double) f / splits.size(), (f + 1.0) / splits.size());
            final DefectTraining training =
                    train(f, images, split, validation, source, pixelSizesA, part.part(0, 0.9));
            final List<List<Detection>> detections =
                    detect(training.model(), images, split.heldOut(), part.part(0.9, 1));
            all.add(new Fold(f, split.heldOut(), training, detections));
            for (int i = 0; i < detections.size(); i++) {
                final int index = split.heldOut().get(i);
                final String name = Integer.toString(index);
                for (final Detection d : detections.get(i)) {
                    found.add(new LabelledPoint(name, d.x(), d.y(), label(d.classIndex())));
                }
                for (final LabeledPoint p : images.get(index).points()) {
                    truth.add(new LabelledPoint(name, p.x(), p.y(), label(p.classIndex())));
                }
            }
        }
        final DefectScorer scorer =
                new DefectScorer(tolerance, RESAMPLES, Seeds.derive(m_plan.seed(), SCORES));
        return new Result(List.copyOf(all), scorer.score(found, truth));
    }

    private String label(final int classIndex) {
        return m_plan.classes().get(classIndex);
    }

    private DefectTraining train(
            final int fold,
            final List<LabeledMicrograph> images,
            final ImageSplit split,
            final double validation,
            final UnaryOperator<LabeledSource> source,
            final Optional<Range> pixelSizesA,
            final Progress progress) {
        final List<LabeledMicrograph> others = ImageSplit.of(images, split.training());
        final ImageSplit inner =
                ImageSplit.of(others, validation, Seeds.derive(m_plan.seed(), VALIDATION, fold));
        final long order = Seeds.derive(m_plan.seed(), FOLDS, fold);
        return new DefectTrainer(m_plan, m_engine, m_workers)
                .train(
                        source.apply(
                                LabeledSource.of(ImageSplit.of(others, inner.training()), order)),
                        ImageSplit.of(others, inner.heldOut()),
                        pixelSizesA,
                        progress);
    }

    private List<List<Detection>> detect(
            final DefectModel model,
            final List<LabeledMicrograph> images,
            final List<Integer> which,
            final Progress progress) {
        final List<List<Detection>> all = new ArrayList<>();
        try (DefectDetector detector = new DefectDetector(model, m_engine, m_detection)) {
            for (int i = 0; i < which.size(); i++) {
                all.add(
                        detector.detect(
                                images.get(which.get(i)).image(),
                                MapSink.NONE,
                                progress.part(
                                        (double) i / which.size(), (i + 1.0) / which.size())));
            }
        }
        return List.copyOf(all);
    }
}
