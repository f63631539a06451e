package org.zeroloss.engine.dl4j;

import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.Weights;

import java.util.List;
import java.util.Optional;

/** DeepLearning4J's array library as a network engine, on the processor. */
public final class Dl4jEngine implements NetworkEngine {

    /** Name of this engine. */
    public static final String NAME = "DeepLearning4J";

    private static final int RANKING = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public Optional<String> unavailable() {
        return Dl4jRuntime.missing();
    }

    @Override
    public String library() {
        return Dl4jRuntime.LIBRARY;
    }

    @Override
    public List<Device> devices() {
        if (unavailable().isPresent()) {
            return List.of();
        }
        try {
            Dl4jRuntime.load();
        } catch (final NetworkException e) {
            // what went wrong is what unavailable() says from now on
            return List.of();
        }
        return List.of(new Device(Device.Kind.CPU, 0, Dl4jRuntime.description()));
    }

    @Override
    public Optional<String> refusal(final Layer layer, final EngineSettings settings) {
        if (settings.type() == FloatType.FLOAT32
                && layer instanceof Layer.Convolution c
                && c.dilation() > 1) {
            return Optional.of("oneDNN as ND4J calls it has no dilated convolutions");
        }
        return Optional.empty();
    }

    @Override
    public PredictionSession predictor(
            final NetworkGraph graph, final Weights weights, final EngineSettings settings) {
        check(graph, settings);
        return new Dl4jSession(graph, weights, null, settings);
    }

    @Override
    public TrainingSession trainer(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final EngineSettings settings) {
        check(graph, settings);
        return new Dl4jSession(graph, weights, training, settings);
    }

    private void check(final NetworkGraph graph, final EngineSettings settings) {
        Dl4jRuntime.load();
        NetworkEngines.refusal(this, graph, settings)
                .ifPresent(
                        why -> {
                            throw new NetworkException(NAME + " " + why);
                        });
    }
}
