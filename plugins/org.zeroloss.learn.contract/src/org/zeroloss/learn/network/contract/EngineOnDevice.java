package org.zeroloss.learn.network.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EncoderDecoder.Norm;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;
import org.zeroloss.learn.network.Weights;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.List;
import java.util.Optional;

/** An engine under test on one device, beside the plain engine. */
abstract class EngineOnDevice {

    private static final int THREADS = 2;

    /** What every engine is held against. */
    final PlainEngine plain = new PlainEngine();

    /**
     * @return the engine under test
     */
    protected abstract NetworkEngine engine();

    /**
     * @return the device under test, or empty if there is none of its kind here
     */
    protected Optional<Device> device() {
        return engine().devices().stream().filter(d -> d.kind() == Device.Kind.CPU).findFirst();
    }

    /** A machine without the device has nothing to test; one without natives fails. */
    @BeforeEach
    void needsDevice() {
        assertEquals(Optional.empty(), engine().unavailable());
        Assumptions.assumeTrue(device().isPresent(), "no such device on this machine");
    }

    final EngineSettings settings(final FloatType type) {
        return new EngineSettings(device().orElseThrow(), type, THREADS);
    }

    final boolean onCpu() {
        return device().orElseThrow().kind() == Device.Kind.CPU;
    }

    final TrainingSession open(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final FloatType type) {
        return engine().trainer(graph, weights, training, settings(type));
    }

    final TrainingSession truth(
            final NetworkGraph graph, final Weights weights, final TrainingSettings training) {
        return plain.trainer(
                graph,
                weights,
                training,
                new EngineSettings(plain.devices().get(0), FloatType.FLOAT64, THREADS));
    }

    static TrainingSettings adam(final Loss loss) {
        return TrainingSettings.of(loss, UpdateRule.Adam.standard(), 5);
    }

    /** With everything that keeps a state: dropout, batch normalization. */
    static NetworkGraph residual() {
        return new EncoderDecoder(
                        1,
                        1,
                        List.of(4, 8),
                        EncoderDecoder.Block.RESIDUAL,
                        EncoderDecoder.Skip.ADD,
                        EncoderDecoder.Rise.TRANSPOSED,
                        Norm.BATCH,
                        0.2)
                .graph();
    }
}
