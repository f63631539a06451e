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
import org.zeroloss.learn.network.NetworkEngines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network for graphene with silicon in images as noisy as the measured ones: signals of carbon
 * columns four times the noise under them. Trained on simulated images alone, at twice the pixel
 * size of the measured ones, which are looked at in that scale.
 */
final class NoisyGraphene {

    private static final List<String> CLASSES = List.of("column", "substitution");
    private static final Range PIXELS_A = Range.of(0.14, 0.18);
    private static final LabelMaps LABELS = new LabelMaps(2, 2);
    private static final int HELD_OUT = 8;
    private static final long TRAINING = 1;
    private static final long VALIDATION = 2;

    private static final EncoderDecoder NETWORK =
            new EncoderDecoder(
                    1,
                    3,
                    List.of(12, 24, 48, 96),
                    EncoderDecoder.Block.PLAIN,
                    EncoderDecoder.Skip.CONCATENATE,
                    EncoderDecoder.Rise.NEAREST,
                    EncoderDecoder.Norm.BATCH,
                    0);

    private NoisyGraphene() {}

    private static SimulationRecipe recipe(final long seed) {
        return new SimulationRecipe(
                new SpecimenRanges(
                        List.of(SpecimenKind.GRAPHENE),
                        Range.of(1),
                        Range.of(5),
                        Range.of(3),
                        List.of(Element.SI),
                        Range.of(0.5),
                        Range.of(3)),
                new DefectRanges(
                        Range.of(0, 0.02),
                        Range.of(0, 0.02),
                        Range.of(0),
                        Range.of(0, 0.002),
                        List.of(Element.SI),
                        Range.of(1, 2),
                        Range.of(0, 0.02),
                        Range.of(0, 0.02),
                        0.1),
                new ProbeRanges(
                        Range.of(60, 100),
                        Range.of(28, 35),
                        Range.of(-30, 30),
                        Range.of(0, 20),
                        Range.of(0, 500),
                        Range.of(0, 500),
                        Range.of(-5, 5),
                        Range.of(20, 60),
                        Range.of(0.4, 1),
                        Range.of(0.05, 0.09)),
                new ScanRanges(
                        128,
                        128,
                        PIXELS_A,
                        Range.logarithmic(2, 60),
                        Range.of(50, 500),
                        Range.of(0, 0.4),
                        Range.of(0, 0.05),
                        Range.of(0.95, 1.05),
                        Range.of(0, 0.1),
                        Range.of(0, 0.2)),
                new DetectorRanges(
                        Range.of(50, 80),
                        Range.of(180, 260),
                        DetectorRanges.Law.BORN,
                        Range.of(1.6, 1.9),
                        Range.of(0.7, 1),
                        Range.of(1),
                        Range.of(0),
                        Range.of(0, 6),
                        Range.of(0),
                        Range.of(0),
                        Range.of(0, 1)),
                Range.logarithmic(30, 600),
                SimulationRecipe.DoseMeaning.DETECTED,
                seed);
    }

    /**
     * @param steps steps
     * @param seed of everything
     * @param engine what computes
     * @param progress told of each step
     * @return model and curve
     */
    static DefectTraining train(
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
                        new TrainingPlan(
                                CLASSES,
                                NETWORK,
                                new LocalNormalization(40),
                                LABELS,
                                Augmentation.symmetries(),
                                new CropPlan(96, 4, 2, 0.25),
                                List.of(1.0, 1.0, 3.0),
                                new TrainingPlan.Schedule(
                                        steps, 3e-3, 1e-4, (int) Math.min(50, steps), 1000),
                                1,
                                seed),
                        engine,
                        new Workers(1))
                .train(
                        new SimulatedSource(recipe(Seeds.derive(seed, TRAINING)), CLASSES),
                        images,
                        Optional.of(PIXELS_A),
                        progress);
    }
}
