package org.zeroloss.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;

import java.util.List;

/** Memory outside the Java heap, which no garbage collector would free in time. */
class LibTorchMemoryTest {

    private static final int SIZE = 32;

    private final LibTorchEngine engine = new LibTorchEngine();
    private final NetworkGraph graph = EncoderDecoder.uNet(1, 1, List.of(4, 8)).graph();
    private final TrainingBatch batch =
            TrainingBatch.of(
                    new Tensor(2, 1, SIZE, SIZE, new float[2 * SIZE * SIZE]),
                    new Tensor(2, 1, SIZE, SIZE, new float[2 * SIZE * SIZE]));

    private TrainingSession open() {
        return engine.trainer(
                graph,
                Initialization.HE.weights(graph, 1),
                TrainingSettings.of(new Loss.SigmoidCrossEntropy(), UpdateRule.Adam.standard(), 1),
                new EngineSettings(engine.devices().get(0), FloatType.FLOAT32, 1));
    }

    private void use(final TrainingSession session) {
        session.step(batch, 1e-3);
        session.gradients(batch);
        session.loss(batch);
        session.predict(batch.input());
        session.weights(session.weights());
    }

    @Test
    void callsLeaveNothingBehind() {
        try (TrainingSession session = open()) {
            use(session);
            final long before = Pointer.totalCount();
            for (int i = 0; i < 5; i++) {
                use(session);
            }
            assertEquals(before, Pointer.totalCount());
        }
    }

    @Test
    void aClosedSessionLeavesNothingBehind() {
        open().close();
        final long before = Pointer.totalCount();
        try (TrainingSession session = open()) {
            use(session);
            assertTrue(Pointer.totalCount() > before);
        }
        assertEquals(before, Pointer.totalCount());
    }

    @Test
    void aCallThatFailsLeavesNothingBehind() {
        final Tensor odd = new Tensor(1, 1, SIZE + 1, SIZE, new float[(SIZE + 1) * SIZE]);
        try (TrainingSession session = open()) {
            use(session);
            final long before = Pointer.totalCount();
            assertThrows(NetworkException.class, () -> session.predict(odd));
            assertEquals(before, Pointer.totalCount());
        }
    }

    @Test
    void aClosedSessionSaysSo() {
        final TrainingSession session = open();
        session.close();
        assertThrows(IllegalStateException.class, () -> session.predict(batch.input()));
    }
}
