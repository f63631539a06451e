package org.zeroloss.nodes.defectlearner;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is connected, found by its type since each of the ports may be left out.
 *
 * @param images the images, if connected
 * @param labels the table of their labels, if connected
 * @param recipe what further images are drawn from, if connected
 * @param start the model whose networks are trained on, if connected
 */
record LearnerInputs(
        Optional<ImageStackPortObject> images,
        Optional<BufferedDataTable> labels,
        Optional<SimulationRecipe> recipe,
        Optional<DefectModelPortObject> start) {

    /** What is known before anything has run. */
    record Specs(
            Optional<ImageStackPortObjectSpec> images,
            Optional<DataTableSpec> labels,
            Optional<SimulationRecipe> recipe,
            Optional<DefectModelPortObjectSpec> start) {

        static Specs of(final PortObjectSpec[] specs) {
            final Specs all =
                    new Specs(
                            first(ImageStackPortObjectSpec.class, specs),
                            first(DataTableSpec.class, specs),
                            first(SimulationRecipePortObjectSpec.class, specs)
                                    .map(SimulationRecipePortObjectSpec::recipe),
                            first(DefectModelPortObjectSpec.class, specs));
            check(all.images.isPresent(), all.labels.isPresent(), all.recipe.isPresent());
            return all;
        }
    }

    static LearnerInputs of(final PortObject[] objects) {
        final LearnerInputs all =
                new LearnerInputs(
                        first(ImageStackPortObject.class, objects),
                        first(BufferedDataTable.class, objects),
                        first(SimulationRecipePortObject.class, objects)
                                .map(SimulationRecipePortObject::recipe),
                        first(DefectModelPortObject.class, objects));
        check(all.images.isPresent(), all.labels.isPresent(), all.recipe.isPresent());
        return all;
    }

    private static <T> Optional<T> first(final Class<T> type, final Object[] all) {
        return Arrays.stream(all).filter(type::isInstance).map(type::cast).findFirst();
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
