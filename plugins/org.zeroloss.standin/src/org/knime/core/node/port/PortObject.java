package org.knime.core.node.port;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

import java.io.IOException;

import javax.swing.JComponent;

/** The data at a port. */
public interface PortObject {

    /** One line about the data. */
    String getSummary();

    /** What was known of the data before. */
    PortObjectSpec getSpec();

    /** Views of classic KNIME; the modern user interface does not ask. */
    JComponent[] getViews();

    /**
     * Stores data in the zip file of a port.
     *
     * @param <T> the class of the data
     */
    abstract class PortObjectSerializer<T extends PortObject> {

        /** Creates the serializer. */
        public PortObjectSerializer() {}

        /** Writes entries for the data. */
        public abstract void savePortObject(
                T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;

        /** Reads the entries of the data. */
        public abstract T loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;
    }
}
