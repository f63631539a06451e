package org.zeroloss.nodes.defectlearner;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;

import java.util.Optional;

/**
 * What is connected, found by its type since each of the ports may be left out.
 *
 * @param images the images, if connected
 * @param labels the table of their labels, if connected
 * @param recipe what further images are drawn from, if connected
 */
record LearnerInputs(
        Optional<ImageStackPortObject> images,
        Optional<BufferedDataTable> labels,
        Optional<SimulationRecipe> recipe) {

    /** What is known before anything has run. */
    record Specs(
            Optional<ImageStackPortObjectSpec> images,
            Optional<DataTableSpec> labels,
            Optional<SimulationRecipe> recipe) {

        static Specs of(final PortObjectSpec[] specs) {
            Specs all = new Specs(Optional.empty(), Optional.empty(), Optional.empty());
            for (final PortObjectSpec spec : specs) {
                if (spec instanceof ImageStackPortObjectSpec i) {
                    all = new Specs(Optional.of(i), all.labels, all.recipe);
                } else if (spec instanceof DataTableSpec t) {
                    all = new Specs(all.images, Optional.of(t), all.recipe);
                } else if (spec instanceof SimulationRecipePortObjectSpec r) {
                    all = new Specs(all.images, all.labels, Optional.of(r.recipe()));
                }
            }
            check(all.images.isPresent(), all.labels.isPresent(), all.recipe.isPresent());
            return all;
        }
    }

    static LearnerInputs of(final PortObject[] objects) {
        LearnerInputs all = new LearnerInputs(Optional.empty(), Optional.empty(), Optional.empty());
        for (final PortObject object : objects) {
            if (object instanceof ImageStackPortObject i) {
                all = new LearnerInputs(Optional.of(i), all.labels, all.recipe);
            } else if (object instanceof BufferedDataTable t) {
                all = new LearnerInputs(all.images, Optional.of(t), all.recipe);
            } else if (object instanceof SimulationRecipePortObject r) {
                all = new LearnerInputs(all.images, all.labels, Optional.of(r.recipe()));
            }
        }
        check(all.images.isPresent(), all.labels.isPresent(), all.recipe.isPresent());
        return all;
    }

    private static void check(final boolean images, final boolean labels, final boolean recipe) {
        if (images && !labels) {
            throw new NodesException(
                    "Expected a table of labels with the images, found none. Add the port"
                            + " \"Labels\" and connect a table of positions and classes.");
        }
        if (labels && !images) {
            throw new NodesException(
                    "Expected the images that the labels belong to, found none. Add the port"
                            + " \"Images\" and connect them.");
        }
        if (!images && !recipe) {
            throw new NodesException(
                    "Expected images with labels, a simulation recipe, or all of them, found"
                            + " nothing to learn from. Add the ports and connect them.");
        }
    }
}
