package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.DefectRanges;
import org.zeroloss.imaging.simulate.DetectorRanges;
import org.zeroloss.imaging.simulate.ProbeRanges;
import org.zeroloss.imaging.simulate.ScanRanges;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.SpecimenKind;
import org.zeroloss.imaging.simulate.SpecimenRanges;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.NetworkEngines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the networks that find single heavy atoms are trained: first on simulated images alone. */
final class SingleAtoms {

    static final List<String> CLASSES = List.of("atom");

    private static final EncoderDecoder NETWORK =
            new EncoderDecoder(
                    1,
                    2,
                    List.of(16, 32, 64, 128),
                    EncoderDecoder.Block.PLAIN,
                    EncoderDecoder.Skip.CONCATENATE,
                    EncoderDecoder.Rise.NEAREST,
                    EncoderDecoder.Norm.BATCH,
                    0);

    private static final LabelMaps LABELS = new LabelMaps(1.7, 1);
    private static final LocalNormalization NORMALIZATION = new LocalNormalization(60);

    /** Alike: a greater weight of the atoms would widen their peaks, and close pairs merge. */
    private static final List<Double> WEIGHTS = List.of(1.0, 1.0);

    private static final int CROP = 96;
    private static final int BATCH = 8;
    private static final int PER_IMAGE = 4;
    private static final int HELD_OUT = 16;

    /** Share of measured images when a model goes on with them. */
    private static final double MEASURED = 0.75;

    private static final Range PIXELS_A = Range.of(0.22, 0.42);

    private static final long TRAINING = 1;
    private static final long VALIDATION = 2;

    private SingleAtoms() {}

    /**
     * Rhenium to gold on thick carbon: spots as wide as in the measured images (4 to 5 pixels),
     * atoms from hardly seen to bright, close pairs, and the support's grain.
     *
     * @param seed of the series
     * @return the recipe
     */
    static SimulationRecipe recipe(final long seed) {
        return new SimulationRecipe(
                new SpecimenRanges(
                        List.of(SpecimenKind.SINGLE_ATOMS),
                        Range.of(1),
                        Range.of(5),
                        Range.of(3),
                        List.of(Element.RE, Element.PT, Element.IR, Element.AU),
                        Range.logarithmic(0.15, 1.5),
                        Range.of(1.2, 3)),
                DefectRanges.NONE,
                new ProbeRanges(
                        Range.of(200, 300),
                        Range.of(22, 33),
                        Range.of(-60, 60),
                        Range.of(0, 40),
                        Range.of(0, 800),
                        Range.of(0, 800),
                        Range.of(-5, 5),
                        Range.of(20, 60),
                        Range.of(0.8, 1.6),
                        Range.of(0.05, 0.09)),
                new ScanRanges(
                        192,
                        192,
                        PIXELS_A,
                        Range.logarithmic(2, 40),
                        Range.of(50, 500),
                        Range.of(0, 0.4),
                        Range.of(0, 0.02),
                        Range.of(0.98, 1.02),
                        Range.of(0, 0.7),
                        Range.of(0, 0.25)),
                new DetectorRanges(
                        Range.of(50, 90),
                        Range.of(180, 260),
                        DetectorRanges.Law.BORN,
                        Range.of(1.6, 1.9),
                        Range.of(0.7, 1),
                        Range.of(1),
                        Range.of(0),
                        Range.of(0, 0.5),
                        Range.logarithmic(4, 200),
                        Range.of(0, 0.6),
                        Range.of(0, 4)),
                Range.logarithmic(60, 3000),
                SimulationRecipe.DoseMeaning.DETECTED,
                seed);
    }

    /**
     * @param threads processor threads
     * @return the best engine on the processor
     */
    static NetworkEngines.Choice engine(final int threads) {
        final NetworkEngines.Choice best =
                NetworkEngines.installed().choose(NetworkEngines.AUTOMATIC, "CPU", NETWORK.graph());
        return new NetworkEngines.Choice(
                best.engine(),
                new EngineSettings(best.settings().device(), best.settings().type(), threads));
    }

    private static TrainingPlan plan(
            final Augmentation augmentation,
            final TrainingPlan.Schedule schedule,
            final long seed) {
        return new TrainingPlan(
                CLASSES,
                NETWORK,
                NORMALIZATION,
                LABELS,
                augmentation,
                new CropPlan(CROP, BATCH, PER_IMAGE, 0.5),
                WEIGHTS,
                schedule,
                1,
                seed);
    }

    /**
     * @param steps steps
     * @param seed of everything
     * @param engine what computes
     * @param progress told of each step
     * @return a model that has seen no measured image
     */
    static DefectTraining simulated(
            final long steps,
            final long seed,
            final NetworkEngines.Choice engine,
            final Progress progress) {
        final SimulatedSource heldOut =
                new SimulatedSource(recipe(Seeds.derive(seed, VALIDATION)), CLASSES);
        final List<LabeledMicrograph> images = new ArrayList<>();
        for (int i = 0; i < HELD_OUT; i++) {
            images.add(heldOut.draw(i));
        }
        return new DefectTrainer(
                        plan(
                                Augmentation.symmetries(),
                                new TrainingPlan.Schedule(
                                        steps, 3e-3, 1e-4, (int) Math.min(100, steps), 1000),
                                seed),
                        engine,
                        new Workers(engine.settings().threads()))
                .train(
                        new SimulatedSource(recipe(Seeds.derive(seed, TRAINING)), CLASSES),
                        images,
                        Optional.of(PIXELS_A),
                        progress);
    }

    /**
     * Goes on with a model on measured images mixed with simulated ones.
     *
     * @param start what was trained on simulation
     * @param training measured images to learn from
     * @param heldOut measured images for look-back and calibration
     * @param steps steps
     * @param seed of everything
     * @param engine what computes
     * @return model and curve
     */
    static DefectTraining refined(
            final DefectModel start,
            final List<LabeledMicrograph> training,
            final List<LabeledMicrograph> heldOut,
            final long steps,
            final long seed,
            final NetworkEngines.Choice engine) {
        final LabeledSource source =
                new SimulatedSource(recipe(Seeds.derive(seed, TRAINING)), CLASSES)
                        .mixed(
                                LabeledSource.of(training, Seeds.derive(seed, TRAINING, 1)),
                                MEASURED,
                                Seeds.derive(seed, TRAINING, 2));
        return new DefectTrainer(
                        plan(
                                Augmentation.moderate(),
                                new TrainingPlan.Schedule(
                                        steps, 1e-3, 1e-4, (int) Math.min(25, steps), 1000),
                                seed),
                        engine,
                        new Workers(1))
                .startingFrom(start)
                .train(source, heldOut, Optional.of(PIXELS_A), Progress.NONE);
    }
}
