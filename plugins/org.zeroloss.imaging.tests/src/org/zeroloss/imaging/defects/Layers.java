package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.DefectRanges;
import org.zeroloss.imaging.simulate.DetectorRanges;
import org.zeroloss.imaging.simulate.ProbeRanges;
import org.zeroloss.imaging.simulate.RecipePreset;
import org.zeroloss.imaging.simulate.ScanRanges;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.SpecimenKind;
import org.zeroloss.imaging.simulate.SpecimenRanges;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.NetworkEngines;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How the shipped model for single layers of graphene, hexagonal boron nitride, MoS2 and WS2 is
 * trained; {@code test-workflows/defect-cnn} does the same with nodes.
 */
final class Layers {

    static final List<String> CLASSES =
            List.of("column", "vacancy", "substitution", "interstitial");

    static final EncoderDecoder NETWORK =
            new EncoderDecoder(
                    1,
                    CLASSES.size() + 1,
                    List.of(16, 32, 64, 128),
                    EncoderDecoder.Block.PLAIN,
                    EncoderDecoder.Skip.CONCATENATE,
                    EncoderDecoder.Rise.NEAREST,
                    EncoderDecoder.Norm.BATCH,
                    0);

    /** Pixel sizes in Å of the recipe's images. */
    private static final Range PIXELS_A = Range.of(0.12, 0.24);

    /** Pixel sizes in Å that it looks at: in coarse ones it sees more of the lattice around. */
    static final Range LOOKED_A = Range.of(0.2, 0.24);

    private static final int IMAGE = 192;
    private static final LabelMaps LABELS = new LabelMaps(1.5, CLASSES.size());
    private static final LocalNormalization NORMALIZATION = new LocalNormalization(20);
    private static final CropPlan CROPS = new CropPlan(112, 4, 2, 0.5);

    /** All alike: what the maps say is then a probability, however rare a class is. */
    private static final List<Double> WEIGHTS = List.of(1.0, 1.0, 1.0, 1.0, 1.0);

    private static final double DECAY = 1e-4;
    private static final int HELD_OUT = 48;

    /** Of the recipe, as the simulator node writes it. */
    private static final long RECIPE_SEED = 1;

    // the learner's numbers of its series of simulated images
    private static final long TRAINING = 13;
    private static final long VALIDATION = 14;

    private Layers() {}

    /**
     * @return the recipe of the shipped model, from which the learner derives its series
     */
    static SimulationRecipe recipe() {
        return recipe(RECIPE_SEED);
    }

    /**
     * @param seed of the series
     * @return single layers with every kind of defect, 10 to 2000 detected electrons a column
     */
    static SimulationRecipe recipe(final long seed) {
        final SimulationRecipe preset = RecipePreset.SULFIDE_LAYERS.recipe();
        final ScanRanges s = preset.scan();
        return new SimulationRecipe(
                new SpecimenRanges(
                        List.of(
                                SpecimenKind.GRAPHENE,
                                SpecimenKind.HBN,
                                SpecimenKind.MOS2_2H,
                                SpecimenKind.WS2_2H),
                        Range.of(1),
                        Range.of(5),
                        Range.of(3),
                        List.of(Element.SI),
                        Range.of(0.5),
                        Range.of(3)),
                defects(preset.defects()),
                probe(),
                new ScanRanges(
                        IMAGE,
                        IMAGE,
                        PIXELS_A,
                        s.dwellUs(),
                        s.flybackUs(),
                        s.driftAPerS(),
                        s.shear(),
                        s.aspect(),
                        s.jitterA(),
                        s.wobbleA()),
                detector(preset.detector()),
                Range.logarithmic(10, 2000),
                SimulationRecipe.DoseMeaning.DETECTED,
                seed);
    }

    /**
     * A corrected microscope that resolves neighbours 1.42 Å apart: probes of 0.8 to 1.1 Å (full
     * width at half maximum).
     */
    private static ProbeRanges probe() {
        return new ProbeRanges(
                Range.of(60, 80),
                Range.of(28, 35),
                Range.of(-20, 20),
                Range.of(0, 10),
                Range.of(0, 300),
                Range.of(0, 300),
                Range.of(-3, 3),
                Range.of(20, 50),
                Range.of(0.4, 0.8),
                Range.of(0.05, 0.09));
    }

    /** Twice as many defects as in the presets: they are what there is to learn. */
    private static DefectRanges defects(final DefectRanges d) {
        return new DefectRanges(
                Range.of(0, 0.08),
                Range.of(0, 0.08),
                Range.of(0, 0.03),
                d.rings(),
                d.elements(),
                d.grains(),
                d.uniformStrain(),
                d.varyingStrain(),
                d.edgeProbability());
    }

    /** More noise of the detector, as measured images have it. */
    private static DetectorRanges detector(final DetectorRanges d) {
        return new DetectorRanges(
                Range.of(50, 90),
                d.outerMrad(),
                d.law(),
                d.zExponent(),
                d.efficiency(),
                d.gain(),
                d.offset(),
                Range.of(0, 1),
                d.carbonNm(),
                d.roughness(),
                d.contaminationNm());
    }

    /**
     * The presets of the simulator, the sulfides as single layers: not what is trained on, but what
     * everybody can draw, with pixels of 0.08 to 0.25 Å.
     *
     * @param seed of the series
     * @return light and heavy layers
     */
    static List<SimulationRecipe> test(final long seed) {
        final SimulationRecipe sulfides = RecipePreset.SULFIDE_LAYERS.recipe();
        final SpecimenRanges s = sulfides.specimen();
        return List.of(
                RecipePreset.LIGHT_LAYERS.recipe().withSeed(seed),
                new SimulationRecipe(
                        new SpecimenRanges(
                                s.kinds(),
                                Range.of(1),
                                s.siliconNm(),
                                s.goldNm(),
                                s.atomElements(),
                                s.atomsPerNm2(),
                                s.atomSpacingA()),
                        sulfides.defects(),
                        sulfides.probe(),
                        sulfides.scan(),
                        sulfides.detector(),
                        sulfides.dose(),
                        sulfides.doseMeaning(),
                        seed));
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

    /**
     * @param steps of the training
     * @param rate largest learning rate
     * @param seed of everything
     * @return the plan
     */
    static TrainingPlan plan(final long steps, final double rate, final long seed) {
        return new TrainingPlan(
                CLASSES,
                NETWORK,
                NORMALIZATION,
                LABELS,
                Augmentation.symmetries(),
                CROPS,
                WEIGHTS,
                new TrainingPlan.Schedule(steps, rate, DECAY, (int) Math.min(200, steps), 100),
                1,
                seed);
    }

    /**
     * @param plan how to train
     * @param start model whose network to begin with, if not at random
     * @param threads processor threads
     * @param progress told of each step
     * @return the model
     */
    static DefectTraining train(
            final TrainingPlan plan,
            final Optional<DefectModel> start,
            final int threads,
            final Progress progress) {
        final SimulatedSource heldOut = series(plan.seed(), VALIDATION);
        final DefectTrainer random = new DefectTrainer(plan, engine(threads), new Workers(threads));
        return start.map(random::startingFrom)
                .orElse(random)
                .train(
                        series(plan.seed(), TRAINING),
                        LongStream.range(0, HELD_OUT).mapToObj(heldOut::draw).toList(),
                        Optional.of(LOOKED_A),
                        progress);
    }

    private static SimulatedSource series(final long seed, final long number) {
        return new SimulatedSource(recipe(Seeds.derive(RECIPE_SEED, seed, number)), CLASSES);
    }
}
