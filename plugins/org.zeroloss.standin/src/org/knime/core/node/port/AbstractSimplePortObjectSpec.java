package org.knime.core.node.port;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

import java.io.IOException;

import javax.swing.JComponent;

/** A spec that is stored as a few values; it has a constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    /** For loading; {@link #load} follows. */
    public AbstractSimplePortObjectSpec() {}

    /** Writes the values. */
    protected abstract void save(ModelContentWO model);

    /**
     * Reads the values.
     *
     * @throws InvalidSettingsException if one is missing or cannot be used
     */
    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    private ModelContent content() {
        final ModelContent content = new ModelContent("compare");
        save(content);
        return content;
    }

    @Override
    public boolean equals(final Object ospec) {
        return this == ospec
                || ospec instanceof AbstractSimplePortObjectSpec other
                        && other.getClass() == getClass()
                        && content().hasIdenticalValue(other.content());
    }

    @Override
    public int hashCode() {
        return content().keySet().hashCode();
    }

    /**
     * Stores such specs.
     *
     * @param <T> the class of the spec
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<
                    T extends AbstractSimplePortObjectSpec>
            extends PortObjectSpecSerializer<T> {

        /** Creates the serializer. */
        public AbstractSimplePortObjectSpecSerializer() {}

        @Override
        public void savePortObjectSpec(final T portObject, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final ModelContent content = SimpleContent.create(portObject.getClass());
            portObject.save(SimpleContent.model(content));
            SimpleContent.write(content, out);
        }

        @Override
        @SuppressWarnings("unchecked") // the file names the class that was saved with T
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            final ModelContentRO content = SimpleContent.read(in);
            final AbstractSimplePortObjectSpec spec =
                    SimpleContent.instance(
                            content,
                            PortTypeRegistry.getInstance()::getSpecClass,
                            AbstractSimplePortObjectSpec.class);
            try {
                spec.load(SimpleContent.model(content));
            } catch (final InvalidSettingsException e) {
                throw new IOException(
                        "Cannot read a " + spec.getClass().getName() + ": " + e.getMessage(), e);
            }
            return (T) spec;
        }
    }
}
