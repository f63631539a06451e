package org.knime.core.node.port;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

import java.io.IOException;

import javax.swing.JComponent;

/** Data that are stored as a few values; the class has a constructor without arguments. */
public abstract class AbstractSimplePortObject implements PortObject {

    /** For loading; {@link #load} follows. */
    public AbstractSimplePortObject() {}

    /** Writes the values. */
    protected abstract void save(ModelContentWO model, ExecutionMonitor exec)
            throws CanceledExecutionException;

    /**
     * Reads the values.
     *
     * @throws InvalidSettingsException if one is missing or cannot be used
     */
    protected abstract void load(ModelContentRO model, PortObjectSpec spec, ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    private ModelContent content() {
        final ModelContent content = new ModelContent("compare");
        try {
            save(content, new ExecutionMonitor());
        } catch (final CanceledExecutionException e) {
            throw new IllegalStateException("Nobody could cancel", e);
        }
        return content;
    }

    @Override
    public boolean equals(final Object oport) {
        return this == oport
                || oport instanceof AbstractSimplePortObject other
                        && other.getClass() == getClass()
                        && content().hasIdenticalValue(other.content());
    }

    @Override
    public int hashCode() {
        return content().keySet().hashCode();
    }

    /**
     * Stores such data.
     *
     * @param <T> the class of the data
     */
    public abstract static class AbstractSimplePortObjectSerializer<
                    T extends AbstractSimplePortObject>
            extends PortObjectSerializer<T> {

        /** Creates the serializer. */
        public AbstractSimplePortObjectSerializer() {}

        @Override
        public void savePortObject(
                final T portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            final ModelContent content = SimpleContent.create(portObject.getClass());
            portObject.save(SimpleContent.model(content), exec);
            SimpleContent.write(content, out);
        }

        @Override
        @SuppressWarnings("unchecked") // the file names the class that was saved with T
        public T loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            final ModelContentRO content = SimpleContent.read(in);
            final AbstractSimplePortObject object =
                    SimpleContent.instance(
                            content,
                            PortTypeRegistry.getInstance()::getObjectClass,
                            AbstractSimplePortObject.class);
            try {
                object.load(SimpleContent.model(content), spec, exec);
            } catch (final InvalidSettingsException e) {
                throw new IOException(
                        "Cannot read a " + object.getClass().getName() + ": " + e.getMessage(), e);
            }
            return (T) object;
        }
    }
}
