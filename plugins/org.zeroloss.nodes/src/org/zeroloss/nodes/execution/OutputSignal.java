package org.zeroloss.nodes.execution;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * The file of a node's output: used in a try block, it leaves nothing behind unless the work came
 * to its end.
 */
public final class OutputSignal implements AutoCloseable {

    private final FileStore m_store;
    private boolean m_complete;

    private OutputSignal(final FileStore store) {
        m_store = store;
    }

    /**
     * @param exec context of the running node
     * @param name name of the file store, unique within the node
     * @return the output, its file not existing yet
     * @throws IOException if KNIME cannot provide a file store
     */
    public static OutputSignal create(final ExecutionContext exec, final String name)
            throws IOException {
        return new OutputSignal(exec.createFileStore(name));
    }

    /**
     * @return where the engine writes the signal
     */
    public Path path() {
        return m_store.getFile().toPath();
    }

    /**
     * @return the port object around the file of spectra that has been written
     */
    public SpectralImagePortObject toPort() {
        return toPort(SpectralImagePortObject::new);
    }

    /**
     * @return the port object around the file of images that has been written
     */
    public ImageStackPortObject toImageStack() {
        return toPort(ImageStackPortObject::new);
    }

    private <P> P toPort(final BiFunction<FileStore, SignalSpec, P> constructor) {
        try (Signal signal = Signal.open(path())) {
            final P port = constructor.apply(m_store, signal.spec());
            m_complete = true;
            return port;
        }
    }

    @Override
    public void close() throws IOException {
        if (!m_complete) {
            Files.deleteIfExists(path());
        }
    }
}
