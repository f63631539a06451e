package org.zeroloss.imaging.defects;

import org.zeroloss.learn.network.NetworkModel;

import java.util.List;
import java.util.Map;

/** Writes into the networks of a model how it was made, so that the file alone tells it. */
final class ModelTags {

    /** Engine, library and device. */
    static final String DEVICE = "trained.device";

    /** Command, steps and seed. */
    static final String WITH = "trained.with";

    /** {@link TrainingPlan}, as text. */
    static final String PLAN = "trained.plan";

    /** Simulation recipe, as JSON. */
    static final String RECIPE = "trained.recipe";

    private ModelTags() {}

    /**
     * @param model a model
     * @param tags what its networks are to say
     * @return the same with them
     */
    static DefectModel on(final DefectModel model, final Map<String, String> tags) {
        final List<NetworkModel> networks =
                model.networks().stream()
                        .map(n -> new NetworkModel(n.graph(), n.weights(), n.link(), tags))
                        .toList();
        return model.withNetworks(networks);
    }
}
