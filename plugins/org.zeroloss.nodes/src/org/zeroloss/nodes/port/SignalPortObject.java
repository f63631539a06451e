package org.zeroloss.nodes.port;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.swing.JComponent;

/**
 * A port object around one signal file. The file is complete and immutable before the object
 * exists, so there is nothing to flush; it is opened by whoever reads it, for as long as that
 * takes.
 */
public abstract class SignalPortObject extends FileStorePortObject {

    /** Type of a port that takes a signal of any kind; no port object is of this type only. */
    public static final PortType ANY =
            PortTypeRegistry.getInstance().getPortType(SignalPortObject.class);

    private static final String ENTRY = "port.json";
    private static final String CONTENT = "{\"zeroloss.port\":1}";

    /**
     * @param file the complete signal file
     */
    protected SignalPortObject(final FileStore file) {
        super(List.of(file));
    }

    /** For loading; the file store follows before {@link #postConstruct()}. */
    protected SignalPortObject() {}

    /**
     * Opens the signal.
     *
     * @return the open signal, to be closed by the caller
     * @throws org.zeroloss.signal.SignalException if the file is missing or damaged
     */
    public final Signal open() {
        return Signal.open(path());
    }

    /**
     * @return where the signal file lies
     */
    public final Path path() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public abstract SignalPortObjectSpec getSpec();

    @Override
    public final String getSummary() {
        return SignalSummary.of(getSpec().signal());
    }

    @Override
    protected final void postConstruct() throws IOException {
        if (!Files.isRegularFile(path())) {
            throw new IOException(
                    "The data of a saved port is missing: expected a signal file at "
                            + path()
                            + "; reset the node and execute it again");
        }
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /**
     * Marks the zip of a saved object; its data lies in the file store.
     *
     * @param out the zip
     * @throws IOException if writing fails
     */
    static void save(final PortObjectZipOutputStream out) throws IOException {
        Entries.write(out, ENTRY, CONTENT.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks the mark of a saved object.
     *
     * @param in the zip
     * @throws IOException if it was saved by a later, incompatible version
     */
    static void check(final PortObjectZipInputStream in) throws IOException {
        final String found = new String(Entries.read(in, ENTRY), StandardCharsets.UTF_8);
        if (!found.equals(CONTENT)) {
            throw new IOException(
                    "Expected a port saved as "
                            + CONTENT
                            + ", found "
                            + found
                            + "; it was saved by a later version of Zeroloss, which can open it");
        }
    }

    /**
     * KNIME asks every port type for a serializer. Saved ports hold one of the kinds of signals,
     * each with a serializer of its own, so that this one is never used.
     */
    public static final class Serializer extends PortObjectSerializer<SignalPortObject> {

        @Override
        public void savePortObject(
                final SignalPortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            throw new IOException(notOfAKind(object.getClass().getName()));
        }

        @Override
        public SignalPortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            throw new IOException(notOfAKind(String.valueOf(spec)));
        }

        private static String notOfAKind(final String found) {
            return "Expected a spectral image or an image stack, found " + found;
        }
    }
}
