package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

/** What is known of the data at a port before they are there. */
public interface PortObjectSpec {

    /** Views of classic KNIME; the modern user interface does not ask. */
    JComponent[] getViews();

    /**
     * Stores a spec in the zip file of a port.
     *
     * @param <T> the class of the spec
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {

        /** Creates the serializer. */
        public PortObjectSpecSerializer() {}

        /** Writes entries for the spec. */
        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out)
                throws IOException;

        /** Reads the entries of a spec. */
        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }
}
