package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.conditions.ConditionField;
import org.zeroloss.eels.zlp.conditions.ConditionFieldFitter;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.eels.zlp.conditions.WidthLaw;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.learn.net.Precision;
import org.zeroloss.learn.net.ReplicaResult;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains one {@link ZlpEnsemble} on images taken under several conditions. */
final class ConditionsTraining {

    private static final long IMAGE = 241;
    private static final long FIELD = 242;
    private static final double STEP_TOLERANCE = 0.01;

    private final ZlpTrainerParameters m_parameters;
    private final List<Signal> m_images;
    private final List<Conditions> m_conditions;

    ConditionsTraining(
            final ZlpTrainerParameters parameters,
            final List<Signal> images,
            final List<Conditions> conditions) {
        m_parameters = parameters;
        m_images = images;
        m_conditions = conditions;
        if (images.size() != conditions.size() || images.isEmpty()) {
            throw new EelsException(
                    "Expected the conditions of each image, found "
                            + images.size()
                            + " images and "
                            + conditions.size()
                            + " conditions");
        }
        final double step = images.get(0).spec().signalAxis().scale();
        for (int i = 1; i < images.size(); i++) {
            final double own = images.get(i).spec().signalAxis().scale();
            if (Math.abs(own - step) > STEP_TOLERANCE * Math.abs(step)) {
                throw new EelsException(
                        "Expected images with channels of the same width, found "
                                + step
                                + " eV in image 1 and "
                                + own
                                + " eV in image "
                                + (i + 1)
                                + "; train on images of one dispersion");
            }
        }
    }

    ZlpTraining train(
            final ZlpReplicaTrainer trainer, final Workers workers, final Progress progress) {
        final List<TrainingImage> images = prepare(workers, progress.part(0, 0.2));
        final PeakFamily.Frame frame = frame(images, trainer);
        final MlpShape shape = ZlpReplicaTrainer.shape(PeakFamily.INPUTS);
        final ConditionRange range = ConditionRange.of(m_conditions);
        final List<ReplicaProblems> problems = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            problems.add(
                    images.get(i)
                            .problems(
                                    shape,
                                    frame.inputs(
                                            m_conditions.get(i),
                                            images.get(i).inputs().lnReference())));
        }
        final double[][][] own = vectors(problems, workers, progress.part(0.2, 0.25));
        final ConditionField field =
                new ConditionFieldFitter(m_conditions, continued(own, images, frame))
                        .fit(Seeds.derive(m_parameters.seed(), FIELD), progress.part(0.25, 0.3));
        final ConditionedProblems all =
                new ConditionedProblems(
                        problems,
                        m_conditions.stream().map(c -> ConditionInputs.scaled(range, c)).toList(),
                        shape);
        final List<ReplicaResult> results =
                trainer.fit(shape, all, Precision.SINGLE, workers, progress.part(0.3, 1));
        final List<ReplicaResult> kept = trainer.kept(results);
        final List<Integer> numbers = kept.stream().map(ReplicaResult::replica).toList();
        final List<ConditionedImage> described = described(images);
        final PeakFamily family =
                new PeakFamily(
                        described,
                        field.of(numbers),
                        numbers.stream().map(r -> own[r]).toArray(double[][][]::new),
                        kept.stream().map(r -> new Mlp(shape, r.training().parameters())).toList(),
                        frame);
        final List<RegionRow> rows = new ArrayList<>();
        final List<GroupSpectrum> groups = new ArrayList<>();
        LeftOut leftOut = null;
        for (int i = 0; i < images.size(); i++) {
            final String name = "image " + (i + 1) + " ";
            described.get(i).regions().forEach(r -> rows.add(r.named(name + r.name())));
            images.get(i)
                    .spectra(Optional.of(m_conditions.get(i)))
                    .forEach(g -> groups.add(g.named(name + g.name())));
            final LeftOut more = images.get(i).leftOut();
            leftOut = leftOut == null ? more : leftOut.with(more);
        }
        return new ZlpTraining(
                family.first(),
                ZlpReplicaTrainer.replicaRows(results, kept),
                rows,
                leftOut,
                ReplicaLosses.of(results),
                groups);
    }

    private List<TrainingImage> prepare(final Workers workers, final Progress progress) {
        final List<TrainingImage> all = new ArrayList<>();
        final int n = m_images.size();
        final List<String> titles = new ArrayList<>();
        m_images.forEach(
                image ->
                        titles.add(
                                "Image "
                                        + (titles.size() + 1)
                                        + " (\""
                                        + image.spec().title()
                                        + "\"): "));
        for (int i = 0; i < n; i++) {
            final ZlpTrainerParameters own =
                    i == 0
                            ? m_parameters
                            : m_parameters.withSeed(Seeds.derive(m_parameters.seed(), IMAGE, i));
            try {
                all.add(
                        TrainingImage.of(
                                m_images.get(i),
                                own,
                                workers,
                                progress.part((double) i / n, (i + 1.0) / n)));
            } catch (final EelsException e) {
                throw new EelsException(titles.get(i) + e.getMessage(), e);
            }
        }
        return all;
    }

    /** Base curves are functions of E/w over what any of the images has. */
    private PeakFamily.Frame frame(
            final List<TrainingImage> images, final ZlpReplicaTrainer trainer) {
        final WidthLaw law =
                WidthLaw.fit(
                        m_conditions,
                        images.stream().mapToDouble(i -> i.inputs().widthEv()).toArray());
        double lowest = 0;
        double highest = 0;
        int segments = 0;
        for (int i = 0; i < images.size(); i++) {
            final NetworkInputs own = images.get(i).inputs();
            final double width = law.at(m_conditions.get(i));
            lowest = Math.min(lowest, own.minEv() / width);
            highest = Math.max(highest, own.maxEv() / width);
            segments = Math.max(segments, own.segments());
        }
        final Signal first = m_images.get(0);
        return new PeakFamily.Frame(
                law,
                lowest,
                highest,
                segments,
                m_parameters.energyZero(),
                m_parameters.zlpHalfWidth(),
                images.get(0).noise(),
                first.spec().signalAxis(),
                ConditionRange.of(m_conditions)
                        .in(m_conditions.get(0).in(first.spec().metadata()))
                        .withStep(trainer.step()));
    }

    /** Per replica and image: the coefficients of the replica's base curve. */
    private double[][][] vectors(
            final List<ReplicaProblems> problems, final Workers workers, final Progress progress) {
        final double[][][] all = new double[m_parameters.replicas()][problems.size()][];
        workers.run(
                all.length,
                progress,
                "Drawing zero-loss peaks",
                r -> {
                    for (int i = 0; i < problems.size(); i++) {
                        all[(int) r][i] = problems.get(i).base((int) r);
                    }
                });
        return all;
    }

    /**
     * The same with the tail going on as a power law from where an image has less than a count:
     * beyond, its base curve says how long it was exposed and nothing of the peak.
     */
    private double[][][] continued(
            final double[][][] vectors,
            final List<TrainingImage> images,
            final PeakFamily.Frame frame) {
        final double[][][] all = new double[vectors.length][images.size()][];
        for (int r = 0; r < all.length; r++) {
            for (int i = 0; i < images.size(); i++) {
                final double width = frame.width().at(m_conditions.get(i));
                all[r][i] = vectors[r][i].clone();
                frame.continueFrom(images.get(i).blankEv() / width, all[r][i]);
            }
        }
        return all;
    }

    private List<ConditionedImage> described(final List<TrainingImage> images) {
        final List<ConditionedImage> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            final TrainingImage image = images.get(i);
            all.add(
                    new ConditionedImage(
                            m_conditions.get(i),
                            image.inputs().widthEv(),
                            image.inputs().lnReference(),
                            image.range(),
                            image.rows()));
        }
        return all;
    }
}
