package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.DefectRanges;
import org.zeroloss.imaging.simulate.RecipePreset;
import org.zeroloss.imaging.simulate.SimulationRecipe;

import java.util.List;

/** What a model is scored on: images of seeds that it was not trained on. */
enum AccuracySet {
    /** The recipe that "layers" is trained on, with the presets' few defects. */
    LAYERS {
        @Override
        List<SimulationRecipe> recipes(final long seed) {
            final SimulationRecipe trained = Layers.recipe(seed);
            final DefectRanges few = RecipePreset.SULFIDE_LAYERS.recipe().defects();
            return List.of(trained.withDefects(few));
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
