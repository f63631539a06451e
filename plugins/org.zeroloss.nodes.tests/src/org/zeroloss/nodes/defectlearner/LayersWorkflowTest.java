package org.zeroloss.nodes.defectlearner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.imaging.defects.DefectModelFile;
import org.zeroloss.imaging.simulate.RecipeJson;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.SpecimenRanges;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;
import org.zeroloss.nodes.workflows.Execution;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.parameters.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * The workflow test-workflows/defect-cnn makes the model "layers" that ships: of the same recipe,
 * by the same plan. Only how long it trains, and at which rate, is the workflow's own, whose
 * training has to end within minutes.
 */
class LayersWorkflowTest {

    private static final String SCHEDULE = "schedule=Schedule\\[[^]]*\\]";

    /** The shipped model went on from another one, with other images. */
    private static final String SEED = ", seed=\\d+";

    private static Execution workflow() throws Exception {
        return Execution.configured(
                Repository.need(Repository.workflows(), "the folder test-workflows")
                        .resolve("defect-cnn"));
    }

    private static DefectModel shipped() throws IOException {
        try (InputStream in =
                DefectCnnLearnerParameters.class.getResourceAsStream("/models/layers.zip")) {
            return DefectModelFile.read(in, "layers.zip");
        }
    }

    private static SimulationRecipe recipe(final WorkflowNode simulator) throws Exception {
        for (final PortObjectSpec spec :
                simulator.runtime().configure(new PortObjectSpec[0]).result()) {
            if (spec instanceof SimulationRecipePortObjectSpec found) {
                return found.recipe();
            }
        }
        throw new AssertionError("no recipe");
    }

    /** With the ranges of specimens that neither recipe draws taken from the other one. */
    private static SimulationRecipe drawnLike(
            final SimulationRecipe recipe, final SimulationRecipe other) {
        final SpecimenRanges s = other.specimen();
        return new SimulationRecipe(
                new SpecimenRanges(
                        recipe.specimen().kinds(),
                        recipe.specimen().layers(),
                        s.siliconNm(),
                        s.goldNm(),
                        s.atomElements(),
                        s.atomsPerNm2(),
                        s.atomSpacingA()),
                recipe.defects(),
                recipe.probe(),
                recipe.scan(),
                recipe.detector(),
                recipe.dose(),
                recipe.doseMeaning(),
                recipe.seed());
    }

    private static String withoutChance(final String plan) {
        return plan.replaceFirst(SCHEDULE, "").replaceFirst(SEED, "");
    }

    @Test
    void itLearnsFromTheRecipeOfTheShippedModelByItsPlan() throws Exception {
        final DefectModel model = shipped();
        final Map<String, String> tags = model.networks().get(0).tags();
        try (Execution run = workflow()) {
            final SimulationRecipe learnt = recipe(run.node(1));
            assertEquals(
                    drawnLike(
                            RecipeJson.read(tags.getOrDefault("trained.recipe", "no recipe")),
                            learnt),
                    learnt);
            final NodeSettings settings = new NodeSettings("model");
            run.node("Defect CNN Learner").runtime().save(settings);
            final DefectCnnLearnerParameters learner =
                    Parameters.load(DefectCnnLearnerParameters.class, settings);
            assertEquals(
                    model.pixelSizesA(),
                    learner.m_network.looked(Optional.of(learnt.scan().pixelSizeA())));
            final String plan =
                    learner.plan(
                                    model.classes(),
                                    Collections.nCopies(1 + model.classes().size(), 1.0),
                                    Optional.empty())
                            .toString();
            final String shipped = tags.getOrDefault("trained.plan", "no plan");
            assertTrue(shipped.matches(".*" + SCHEDULE + ".*"), shipped);
            assertEquals(withoutChance(shipped), withoutChance(plan));
        }
    }
}
