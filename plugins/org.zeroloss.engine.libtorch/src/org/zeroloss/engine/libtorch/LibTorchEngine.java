package org.zeroloss.engine.libtorch;

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

/** Networks on LibTorch. Layers, losses and weights are PyTorch's own, so none is refused. */
public final class LibTorchEngine implements NetworkEngine {

    /** Name of this engine. */
    public static final String NAME = "LibTorch";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return 200;
    }

    @Override
    public Optional<String> unavailable() {
        return NativeLibraries.missing();
    }

    @Override
    public String library() {
        return NativeLibraries.LIBRARY;
    }

    @Override
    public List<Device> devices() {
        try {
            NativeLibraries.load();
        } catch (final NetworkException e) {
            // unavailable() says why from now on
            return List.of();
        }
        return Devices.list();
    }

    @Override
    public Optional<String> refusal(final Layer layer, final EngineSettings settings) {
        return settings.device().kind() == Device.Kind.GPU && settings.type() == FloatType.FLOAT64
                ? Optional.of("64-bit numbers are for checks on the CPU")
                : Optional.empty();
    }

    @Override
    public PredictionSession predictor(
            final NetworkGraph graph, final Weights weights, final EngineSettings settings) {
        return new LibTorchSession(network(graph, weights, settings));
    }

    @Override
    public TrainingSession trainer(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final EngineSettings settings) {
        return new LibTorchTraining(network(graph, weights, settings), training);
    }

    private LibTorchNetwork network(
            final NetworkGraph graph, final Weights weights, final EngineSettings settings) {
        final Weights checked = weights.checkedFor(graph);
        NativeLibraries.load();
        NetworkEngines.refusal(this, graph, settings)
                .ifPresent(
                        why -> {
                            throw new NetworkException(NAME + " " + why);
                        });
        if (!devices().contains(settings.device())) {
            throw new NetworkException(
                    "LibTorch has no device " + settings.device() + " here, only " + devices());
        }
        return new LibTorchNetwork(graph, checked, settings);
    }
}
