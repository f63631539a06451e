package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.DefectRanges;
import org.zeroloss.imaging.simulate.DetectorRanges;
import org.zeroloss.imaging.simulate.RecipePreset;
import org.zeroloss.imaging.simulate.SimulationRecipe;

import java.util.List;

/** What a model is scored on: images of seeds that it was not trained on. */
enum AccuracySet {
    /** The recipe that "layers" is trained on, with the presets' few defects. */
    LAYERS {
        @Override
        List<SimulationRecipe> recipes(final long seed) {
            return List.of(layers(seed));
        }
    },
    /**
     * The images of LAYERS without their contamination: the same specimens under the same
     * conditions. Contamination of up to 1 nm is up to one carbon atom per Å² at a random place, so
     * that some sites of LAYERS cannot be told by anyone; here nothing but electrons is random, and
     * what is missed can be learnt.
     */
    CLEAN {
        @Override
        List<SimulationRecipe> recipes(final long seed) {
            final SimulationRecipe r = layers(seed);
            final DetectorRanges d = r.detector();
            return List.of(
                    new SimulationRecipe(
                            r.specimen(),
                            r.defects(),
                            r.probe(),
                            r.scan(),
                            new DetectorRanges(
                                    d.innerMrad(),
                                    d.outerMrad(),
                                    d.law(),
                                    d.zExponent(),
                                    d.efficiency(),
                                    d.gain(),
                                    d.offset(),
                                    d.readoutNoise(),
                                    d.carbonNm(),
                                    d.roughness(),
                                    Range.of(0)),
                            r.dose(),
                            r.doseMeaning(),
                            r.seed()));
        }
    },
    /**
     * The simulator's presets of layers, the sulfides as single ones: also blurred probes, of up to
     * 1.5 Å where neighbours are 1.42 Å apart, and pixels from 0.08 Å on.
     */
    PRESETS {
        @Override
        List<SimulationRecipe> recipes(final long seed) {
            return Layers.test(seed);
        }
    };

    /** Detected of the median column of an image; single columns have more and less. */
    private static final Range ELECTRONS = Range.logarithmic(10, 1000);

    private static SimulationRecipe layers(final long seed) {
        final DefectRanges few = RecipePreset.SULFIDE_LAYERS.recipe().defects();
        return Layers.recipe(seed).withDefects(few);
    }

    abstract List<SimulationRecipe> recipes(long seed);

    /**
     * @param seed of the series
     * @return the recipes, with doses of 10 to 1000 electrons
     */
    List<SimulationRecipe> dosed(final long seed) {
        return recipes(seed).stream()
                .map(r -> r.withDose(ELECTRONS, SimulationRecipe.DoseMeaning.DETECTED))
                .toList();
    }
}
