package org.knime.core.node.port;

import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;

/** The serializers of port objects and the streams that they use. */
public final class PortUtil {

    /** KNIME begins each zip with an empty entry of this name and refuses one without it. */
    private static final String SPEC_MARK = "portSpec.file";

    private static final String OBJECT_MARK = "portObject.file";

    private PortUtil() {}

    /**
     * The serializer of a class of specs.
     *
     * @throws IllegalArgumentException if none is registered
     */
    public static <T extends PortObjectSpec>
            PortObjectSpecSerializer<T> getPortObjectSpecSerializer(final Class<T> c) {
        return PortTypeRegistry.getInstance()
                .getSpecSerializer(c)
                .orElseThrow(() -> unknown("spec", c));
    }

    /**
     * The serializer of a class of data.
     *
     * @throws IllegalArgumentException if none is registered
     */
    public static <T extends PortObject> PortObjectSerializer<T> getPortObjectSerializer(
            final Class<T> cl) {
        return PortTypeRegistry.getInstance()
                .getObjectSerializer(cl)
                .orElseThrow(() -> unknown("object", cl));
    }

    private static IllegalArgumentException unknown(final String what, final Class<?> type) {
        return new IllegalArgumentException(
                "No serializer for the port "
                        + what
                        + " class "
                        + type.getName()
                        + " is registered at the extension point org.knime.core.PortType");
    }

    /** A stream that takes the zip entries of a spec, after the empty one that marks it. */
    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(
            final OutputStream in) throws IOException {
        final PortObjectSpecZipOutputStream zip = new PortObjectSpecZipOutputStream(in);
        zip.putNextEntry(new ZipEntry(SPEC_MARK));
        return zip;
    }

    /** A stream that takes the zip entries of data, after the empty one that marks it. */
    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream in)
            throws IOException {
        final PortObjectZipOutputStream zip = new PortObjectZipOutputStream(in);
        zip.putNextEntry(new ZipEntry(OBJECT_MARK));
        return zip;
    }

    /**
     * A stream that gives the zip entries of a spec.
     *
     * @throws IOException if the file does not begin with the mark of a spec
     */
    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(final InputStream in)
            throws IOException {
        final PortObjectSpecZipInputStream zip = new PortObjectSpecZipInputStream(in);
        expect(SPEC_MARK, zip.getNextEntry());
        return zip;
    }

    /**
     * A stream that gives the zip entries of data.
     *
     * @throws IOException if the file does not begin with the mark of data
     */
    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in)
            throws IOException {
        final PortObjectZipInputStream zip = new PortObjectZipInputStream(in);
        expect(OBJECT_MARK, zip.getNextEntry());
        return zip;
    }

    private static void expect(final String mark, final ZipEntry found) throws IOException {
        if (found == null || !mark.equals(found.getName())) {
            throw new IOException(
                    "Expected the zip entry '"
                            + mark
                            + "' first, found "
                            + (found == null ? "none" : "'" + found.getName() + "'"));
        }
    }
}
