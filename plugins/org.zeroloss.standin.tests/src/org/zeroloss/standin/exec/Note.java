package org.zeroloss.standin.exec;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.standin.runtime.PortTypeDeclaration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

import javax.swing.JComponent;

/** A port object whose text lies in a file store. */
public final class Note extends FileStorePortObject {

    static final PortType TYPE = type();

    private final NoteSpec spec;

    Note(final NoteSpec spec, final FileStore store) {
        super(List.of(store));
        this.spec = spec;
    }

    private Note(final NoteSpec spec) {
        this.spec = spec;
    }

    private static PortType type() {
        register();
        return PortTypeRegistry.getInstance().getPortType(Note.class);
    }

    static void register() {
        new PortTypeDeclaration(
                        Note.class,
                        NoteSpec.class,
                        "Note",
                        0x1EB9DC,
                        new Serializer(),
                        new NoteSpec.Serializer())
                .register();
    }

    String text() {
        try {
            return Files.readString(getFileStore(0).getFile().toPath());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getSummary() {
        return "a note";
    }

    @Override
    public PortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Stores nothing but what lies in the file store. */
    public static final class Serializer extends PortObject.PortObjectSerializer<Note> {
        @Override
        public void savePortObject(
                final Note object, final PortObjectZipOutputStream out, final ExecutionMonitor e) {
            // The text lies in the file store.
        }

        @Override
        public Note loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor e) {
            return new Note((NoteSpec) spec);
        }
    }
}
