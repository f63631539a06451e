package org.zeroloss.learn.network;

import java.util.List;
import java.util.Optional;

/**
 * A library that trains networks and predicts with them. Found as a service (see {@link
 * NetworkEngines}); stateless; safe for several threads, and loads its natives with the first call
 * of {@link #devices()}, {@link #predictor} or {@link #trainer}, not before.
 *
 * <p>Every engine computes what {@link Layer}, {@link Loss}, {@link UpdateRule} and {@link
 * DropoutMask} say, gives the same result for the same seed, and refuses by name what it would
 * compute wrongly.
 */
public interface NetworkEngine {

    /**
     * @return name for dialogs, workflows and provenance, which never changes
     */
    String name();

    /**
     * @return preference in the automatic choice: the greater, the earlier
     */
    int ranking();

    /**
     * @return why this engine cannot compute here at all (no natives for this system), or empty
     */
    Optional<String> unavailable();

    /**
     * @return name and version of the library, for provenance
     */
    String library();

    /**
     * @return devices, the CPU first; empty if the engine is not available
     */
    List<Device> devices();

    /**
     * @param layer a layer
     * @param settings where and in which numbers
     * @return why this engine does not compute this layer, or empty
     */
    Optional<String> refusal(Layer layer, EngineSettings settings);

    /**
     * @param graph network
     * @param weights all its parameters
     * @param settings where and in which numbers
     * @return the network, ready to predict; to be closed
     * @throws NetworkException if the weights do not fit or a layer is refused
     */
    PredictionSession predictor(NetworkGraph graph, Weights weights, EngineSettings settings);

    /**
     * @param graph network
     * @param weights all its parameters to begin with
     * @param training loss, update rule, seed
     * @param settings where and in which numbers
     * @return the network, ready to be trained; to be closed
     * @throws NetworkException if the weights do not fit or a layer is refused
     */
    TrainingSession trainer(
            NetworkGraph graph,
            Weights weights,
            TrainingSettings training,
            EngineSettings settings);
}
