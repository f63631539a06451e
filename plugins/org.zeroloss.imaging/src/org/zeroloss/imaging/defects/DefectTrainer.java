package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.LearningRate;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trains the networks of a {@link DefectModel}: Adam on pieces of labelled micrographs, weights of
 * the step with the smallest loss on images that are held out (look-back stopping), a {@link
 * SiteJudge} where there are fresh images without end, probabilities calibrated on the images held
 * out. The same plan, images and engine give the same model.
 */
public final class DefectTrainer {

    private static final long WEIGHTS = 1;
    private static final long CROPS = 2;
    private static final long VALIDATION = 3;
    private static final long MASKS = 4;
    private static final long JUDGE = 5;

    /** A judge learns from an image for so many steps of the networks, which takes less time. */
    private static final long STEPS_PER_JUDGED = 20;

    private static final long MOST_JUDGED = 1000;

    /** A judge has four thousand weights. */
    private static final int FEWEST_SITES = 20_000;

    /** Longest gradient, against the rare batch that would throw the weights far away. */
    private static final double CLIP = 5;

    private final TrainingPlan m_plan;
    private final NetworkEngines.Choice m_engine;
    private final Workers m_workers;
    private final NetworkGraph m_graph;
    private final List<NetworkModel> m_start;
    private final int m_fewestSites;

    /**
     * @param plan how to train
     * @param engine what computes
     * @param workers threads that draw images
     */
    public DefectTrainer(
            final TrainingPlan plan, final NetworkEngines.Choice engine, final Workers workers) {
        this(plan, engine, workers, List.of(), FEWEST_SITES);
    }

    private DefectTrainer(
            final TrainingPlan plan,
            final NetworkEngines.Choice engine,
            final Workers workers,
            final List<NetworkModel> start,
            final int fewestSites) {
        m_plan = Check.present(plan, "plan");
        m_engine = Check.present(engine, "engine");
        m_workers = Check.present(workers, "workers");
        m_graph = plan.network().graph();
        m_start = start;
        m_fewestSites = fewestSites;
    }

    /**
     * @param model a trained model of the plan's network
     * @return a trainer whose networks begin as those of the model, in turn, instead of at random
     * @throws ImagingException if its networks are other ones
     */
    public DefectTrainer startingFrom(final DefectModel model) {
        for (final NetworkModel n : Check.present(model, "model to start from").networks()) {
            if (!n.graph().equals(m_graph)) {
                throw new ImagingException(
                        "Expected a model to start from whose network is that of the plan, "
                                + m_plan.network()
                                + ", found another one. Choose the network that the model was"
                                + " trained with.");
            }
        }
        return new DefectTrainer(m_plan, m_engine, m_workers, model.networks(), m_fewestSites);
    }

    /** A trainer that learns a judge from so many peaks on. */
    DefectTrainer judgingFrom(final int sites) {
        return new DefectTrainer(m_plan, m_engine, m_workers, m_start, sites);
    }

    /**
     * @param training images to learn from
     * @param heldOut images for validation and calibration, at least one; never learnt from
     * @param pixelSizesA pixel sizes in Å that the networks are to look at; images of other ones
     *     are learnt from at the scale at which the model will look at such images
     * @param progress told of each step; asked for cancellation
     * @return model and curves
     */
    public DefectTraining train(
            final LabeledSource training,
            final List<LabeledMicrograph> heldOut,
            final Optional<Range> pixelSizesA,
            final Progress progress) {
        final LookingScale scale = new LookingScale(pixelSizesA);
        return train(
                scale.of(Check.present(training, "training images")),
                Check.list(heldOut, "held-out images").stream().map(scale::of).toList(),
                scale,
                progress);
    }

    private DefectTraining train(
            final LabeledSource training,
            final List<LabeledMicrograph> heldOut,
            final LookingScale scale,
            final Progress progress) {
        if (heldOut.stream().allMatch(m -> m.points().isEmpty())) {
            throw new ImagingException(
                    "Expected labels in the "
                            + heldOut.size()
                            + " images held out for validation, found none. Hold out more images.");
        }
        final List<TrainingBatch> validation = validation(heldOut);
        final List<NetworkModel> networks = new ArrayList<>();
        final List<CurvePoint> curve = new ArrayList<>();
        for (int m = 0; m < m_plan.members(); m++) {
            networks.add(
                    member(
                            m,
                            training,
                            validation,
                            curve,
                            progress.part(
                                    0.92 * m / m_plan.members(),
                                    0.92 * (m + 1) / m_plan.members())));
        }
        final DefectModel model =
                new DefectModel(
                        networks,
                        m_plan.classes(),
                        m_plan.normalization(),
                        m_plan.labels(),
                        scale.pixelSizesA(),
                        Calibrations.same(Calibration.none(), m_plan.classes().size()));
        final DefectModel judged =
                model.withJudge(judge(model, training, progress.part(0.92, 0.95)));
        return new DefectTraining(calibrated(judged, heldOut, progress.part(0.95, 1)), curve);
    }

    /**
     * Where there are fresh images without end: measured images are few, and on those that the
     * networks learnt from a judge would trust them too much.
     */
    private Optional<SiteJudge> judge(
            final DefectModel model, final LabeledSource training, final Progress progress) {
        if (!training.endless()) {
            return Optional.empty();
        }
        return new SiteJudgeTrainer(
                        (int) Math.min(MOST_JUDGED, m_plan.schedule().steps() / STEPS_PER_JUDGED),
                        m_fewestSites,
                        m_plan.tolerancePixels(),
                        m_engine,
                        m_workers,
                        Seeds.derive(m_plan.seed(), JUDGE))
                .train(model, training, progress);
    }

    private List<TrainingBatch> validation(final List<LabeledMicrograph> heldOut) {
        final CropStream stream =
                new CropStream(
                        LabeledSource.of(heldOut, Seeds.derive(m_plan.seed(), VALIDATION)),
                        m_plan.normalization(),
                        m_plan.labels(),
                        Augmentation.symmetries(),
                        new CropPlan(m_plan.crops().size(), m_plan.crops().count(), 1, 0.5),
                        m_plan.weights(),
                        Seeds.derive(m_plan.seed(), VALIDATION, 1));
        final int batches =
                Math.max(
                        2,
                        (2 * heldOut.size() + m_plan.crops().count() - 1) / m_plan.crops().count());
        final List<TrainingBatch> all = new ArrayList<>();
        for (int b = 0; b < Math.min(batches, 16); b++) {
            all.add(stream.batch(b, m_workers));
        }
        return all;
    }

    private NetworkModel member(
            final int member,
            final LabeledSource training,
            final List<TrainingBatch> validation,
            final List<CurvePoint> curve,
            final Progress progress) {
        final long seed = Seeds.derive(m_plan.seed(), member);
        final TrainingPlan.Schedule schedule = m_plan.schedule();
        final CropStream stream =
                new CropStream(
                        training,
                        m_plan.normalization(),
                        m_plan.labels(),
                        m_plan.augmentation(),
                        m_plan.crops(),
                        m_plan.weights(),
                        Seeds.derive(seed, CROPS));
        final LearningRate rate =
                schedule.steps() == 1
                        ? LearningRate.constant(schedule.rate())
                        : LearningRate.cosine(
                                schedule.rate(), schedule.steps() / 20, schedule.steps());
        final TrainingSettings settings =
                new TrainingSettings(
                        new Loss.SoftmaxCrossEntropy(),
                        new UpdateRule.Adam(0.9, 0.999, 1e-8, schedule.decay()),
                        CLIP,
                        Seeds.derive(seed, MASKS));
        final Weights start =
                m_start.isEmpty()
                        ? Initialization.HE.weights(m_graph, Seeds.derive(seed, WEIGHTS))
                        : m_start.get(member % m_start.size()).weights();
        try (TrainingSession session =
                m_engine.engine().trainer(m_graph, start, settings, m_engine.settings())) {
            final LookBack best = new LookBack(member, curve, schedule.patience());
            double sum = 0;
            long since = 0;
            for (long step = 0; step < schedule.steps() && !best.patienceIsOver(); step++) {
                progress.checkCanceled();
                sum += session.step(stream.batch(step, m_workers), rate.at(step));
                since++;
                if (since == schedule.validateEvery() || step == schedule.steps() - 1) {
                    best.look(session, step + 1, rate.at(step), sum / since, validation);
                    sum = 0;
                    since = 0;
                }
                progress.update(
                        (step + 1.0) / schedule.steps(),
                        "Training network " + (member + 1) + " of " + m_plan.members());
            }
            return new NetworkModel(m_graph, best.finish(), Loss.Link.SOFTMAX, Map.of());
        }
    }

    private DefectModel calibrated(
            final DefectModel model,
            final List<LabeledMicrograph> heldOut,
            final Progress progress) {
        final DetectionSettings all = DetectionSettings.standard().withLeastProbability(0);
        return model.withCalibrations(
                Calibrations.fit(
                        outcomes(model, heldOut, all, progress.part(0, 0.15)),
                        outcomes(model, heldOut, all.withAllSymmetries(), progress.part(0.15, 1))));
    }

    private List<List<Calibration.Outcome>> outcomes(
            final DefectModel model,
            final List<LabeledMicrograph> heldOut,
            final DetectionSettings settings,
            final Progress progress) {
        final List<List<Calibration.Outcome>> ofClasses =
                Stream.generate(
                                () ->
                                        (List<Calibration.Outcome>)
                                                new ArrayList<Calibration.Outcome>())
                        .limit(model.classes().size())
                        .toList();
        try (DefectDetector detector = new DefectDetector(model, m_engine, settings)) {
            for (int i = 0; i < heldOut.size(); i++) {
                final Progress part =
                        progress.part((double) i / heldOut.size(), (i + 1.0) / heldOut.size());
                final LabeledMicrograph m = heldOut.get(i);
                add(ofClasses, m, detector.detect(m.image(), MapSink.NONE, part));
            }
        }
        return ofClasses;
    }

    private void add(
            final List<List<Calibration.Outcome>> ofClasses,
            final LabeledMicrograph image,
            final List<Detection> found) {
        final List<LabeledPoint> truth = image.points();
        final PointMatching pairs =
                PointMatching.of(
                        found.stream().mapToDouble(Detection::x).toArray(),
                        found.stream().mapToDouble(Detection::y).toArray(),
                        found.stream().mapToInt(Detection::classIndex).toArray(),
                        truth.stream().mapToDouble(LabeledPoint::x).toArray(),
                        truth.stream().mapToDouble(LabeledPoint::y).toArray(),
                        truth.stream().mapToInt(LabeledPoint::classIndex).toArray(),
                        m_plan.tolerancePixels());
        final double strip = SiteJudgeTrainer.BORDER * m_plan.labels().sigmaPixels();
        for (int i = 0; i < found.size(); i++) {
            final Detection d = found.get(i);
            if (!image.wouldBeLabeled(d.x(), d.y(), strip)) {
                continue;
            }
            final int t = pairs.truthOf(i);
            ofClasses
                    .get(d.classIndex())
                    .add(
                            // uncalibrated, the probability is the strength
                            new Calibration.Outcome(
                                    d.probability(),
                                    t >= 0 && truth.get(t).classIndex() == d.classIndex()));
        }
    }
}
