package org.zeroloss.nodes.defectlearner;

import org.zeroloss.base.Release;
import org.zeroloss.imaging.defects.CurvePoint;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.imaging.defects.DefectTraining;
import org.zeroloss.imaging.simulate.MicrographStack;
import org.zeroloss.imaging.simulate.RecipeJson;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.nodes.execution.Provenance;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes into a model how it was made: the history of its images, the settings, engine and device,
 * and the losses. It is in the tags of the networks too, so that the file alone tells it.
 */
final class TrainedModel {

    private TrainedModel() {}

    /** The images that are learnt from, with their history and this node. */
    static SignalSpec images(
            final DefectCnnLearnerParameters settings,
            final Optional<SignalSpec> stack,
            final Optional<SimulationRecipe> recipe,
            final Optional<DefectModelPortObjectSpec> start) {
        final SignalSpec images =
                stack.orElseGet(() -> new MicrographStack(recipe.orElseThrow(), 1).spec());
        SignalMetadata metadata = images.metadata();
        if (stack.isPresent() && recipe.isPresent()) {
            metadata =
                    metadata.withStep(
                            new ProvenanceStep(
                                    "Simulation recipe",
                                    Release.VERSION,
                                    Map.of("recipe", RecipeJson.write(recipe.get())),
                                    OptionalLong.of(recipe.get().seed())));
        }
        if (start.isPresent()) {
            metadata =
                    metadata.withStep(
                            new ProvenanceStep(
                                    "Model to start from",
                                    Release.VERSION,
                                    Map.of(
                                            "trained on",
                                            SignalSpecJson.write(start.get().trainingImages())),
                                    OptionalLong.empty()));
        }
        return images.withMetadata(
                metadata.withStep(Provenance.step(DefectCnnLearnerNodeFactory.NAME, settings)));
    }

    static DefectModelPortObject of(
            final DefectTraining training, final SignalSpec images, final String device) {
        final SignalSpec history =
                images.withMetadata(
                        images.metadata().withTag(DefectModelPortObjectSpec.DEVICE, device));
        final DefectModel m = training.model();
        final List<NetworkModel> networks = new ArrayList<>();
        for (int i = 0; i < m.networks().size(); i++) {
            final NetworkModel n = m.networks().get(i);
            networks.add(
                    new NetworkModel(
                            n.graph(), n.weights(), n.link(), tags(training, i, history, device)));
        }
        return new DefectModelPortObject(
                m.withNetworks(networks),
                new DefectModelPortObjectSpec(m.classes(), m.pixelSizesA(), history));
    }

    private static Map<String, String> tags(
            final DefectTraining training,
            final int member,
            final SignalSpec history,
            final String device) {
        final Map<String, String> tags = new HashMap<>();
        tags.put(DefectModelPortObjectSpec.DEVICE, device);
        tags.put("trained.with", "Zeroloss " + Release.VERSION);
        tags.put("trained.on", SignalSpecJson.write(history));
        training.curve().stream()
                .filter(p -> p.member() == member && p.kept())
                .map(CurvePoint::validationLoss)
                .findAny()
                .ifPresent(
                        loss ->
                                tags.put(
                                        DefectModelPortObjectSpec.VALIDATION_LOSS,
                                        Double.toString(loss)));
        return tags;
    }
}
