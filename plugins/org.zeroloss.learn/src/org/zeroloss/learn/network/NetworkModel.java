package org.zeroloss.learn.network;

import java.util.Map;
import java.util.TreeMap;

/**
 * A trained network: everything needed to predict with it, in any engine.
 *
 * @param graph the network as it is trained, without the link
 * @param weights all its parameters
 * @param link what makes a prediction of its output
 * @param tags further facts by key, for whoever uses the model: pixel size, classes, provenance
 */
public record NetworkModel(
        NetworkGraph graph, Weights weights, Loss.Link link, Map<String, String> tags) {

    /** Validates that weights and network belong together. */
    public NetworkModel {
        Checks.given("The link of a model", link);
        weights = weights.checkedFor(graph);
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /**
     * @return the network that gives predictions
     */
    public NetworkGraph predicting() {
        return link.after(graph);
    }

    /**
     * @param choice engine and device
     * @return a session that predicts; to be closed
     */
    public PredictionSession open(final NetworkEngines.Choice choice) {
        return choice.engine().predictor(predicting(), weights, choice.settings());
    }
}
