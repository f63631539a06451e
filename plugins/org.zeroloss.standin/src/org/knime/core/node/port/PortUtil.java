package org.knime.core.node.port;

import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

import java.io.InputStream;
import java.io.OutputStream;

/** The serializers of port objects and the streams that they use. */
public final class PortUtil {

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

    /** A stream that takes the zip entries of a spec. */
    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(
            final OutputStream in) {
        return new PortObjectSpecZipOutputStream(in);
    }

    /** A stream that takes the zip entries of data. */
    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream in) {
        return new PortObjectZipOutputStream(in);
    }

    /** A stream that gives the zip entries of a spec. */
    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(
            final InputStream in) {
        return new PortObjectSpecZipInputStream(in);
    }

    /** A stream that gives the zip entries of data. */
    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in) {
        return new PortObjectZipInputStream(in);
    }
}
