package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.Weights;

import java.util.List;
import java.util.Optional;

/**
 * Plain loops, in double whichever type is asked for; results do not depend on the number of
 * threads.
 */
public final class PlainEngine implements NetworkEngine {

    /** Name of this engine. */
    public static final String NAME = "Plain Java";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public String library() {
        return "Zeroloss";
    }

    @Override
    public List<Device> devices() {
        return List.of(
                new Device(
                        Device.Kind.CPU,
                        0,
                        System.getProperty("os.arch") + ", Java " + Runtime.version()));
    }

    @Override
    public Optional<String> refusal(final Layer layer, final EngineSettings settings) {
        return Optional.empty();
    }

    @Override
    public PredictionSession predictor(
            final NetworkGraph graph, final Weights weights, final EngineSettings settings) {
        return new PlainSession(graph, weights, null, settings.threads());
    }

    @Override
    public TrainingSession trainer(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final EngineSettings settings) {
        return new PlainSession(graph, weights, training, settings.threads());
    }
}
