package org.knime.core.node.port;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The one zip entry of a simple port object or spec: its class and its model. */
final class SimpleContent {

    private static final String ENTRY = "content.xml";
    private static final String KEY = "model.xml";
    private static final String VERSION = "version";
    private static final String CLASS = "class_name";
    private static final String MODEL = "model";

    private SimpleContent() {}

    static ModelContent create(final Class<?> type) {
        final ModelContent content = new ModelContent(KEY);
        content.addInt(VERSION, 1);
        content.addString(CLASS, type.getName());
        return content;
    }

    static ModelContent model(final ModelContent content) {
        return (ModelContent) content.addModelContent(MODEL);
    }

    static void write(final ModelContent content, final ZipOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        content.saveToXML(new EntryOutput(out));
        out.closeEntry();
    }

    static ModelContentRO read(final ZipInputStream in) throws IOException {
        final ZipEntry entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new IOException("Expected the entry " + ENTRY + ", found " + entry);
        }
        return ModelContent.loadFromXML(new EntryInput(in));
    }

    static ModelContentRO model(final ModelContentRO content) throws IOException {
        try {
            return content.getModelContent(MODEL);
        } catch (final InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A new object of the class that the content names. */
    static <T> T instance(
            final ModelContentRO content,
            final Function<String, Optional<? extends Class<?>>> classes,
            final Class<T> type)
            throws IOException {
        try {
            final String name = content.getString(CLASS);
            final Class<?> found =
                    classes.apply(name)
                            .orElseThrow(
                                    () ->
                                            new InvalidSettingsException(
                                                    "No port type with the class "
                                                            + name
                                                            + " is installed"));
            return found.asSubclass(type).getConstructor().newInstance();
        } catch (final InvalidSettingsException | ReflectiveOperationException e) {
            throw new IOException("Cannot create the object of a port: " + e.getMessage(), e);
        }
    }

    /** Keeps the zip open when the XML is closed. */
    private static final class EntryOutput extends FilterOutputStream {

        EntryOutput(final OutputStream out) {
            super(out);
        }

        @Override
        public void write(final byte[] b, final int off, final int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Keeps the zip open when the XML is closed. */
    private static final class EntryInput extends FilterInputStream {

        EntryInput(final InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the zip is closed by whoever opened it
        }
    }
}
