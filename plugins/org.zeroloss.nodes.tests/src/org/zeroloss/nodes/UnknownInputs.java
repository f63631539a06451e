package org.zeroloss.nodes;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.parameters.NodeParameters;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Configures a node by its factory's own method with inputs of which nothing is known, as KNIME may
 * do; the stand-in's runtime would not get that far.
 */
final class UnknownInputs {

    private UnknownInputs() {}

    /**
     * @param factory class of the factory
     * @throws Exception what the node throws
     */
    static void configure(final Class<?> factory) throws Exception {
        final Method method =
                factory.getDeclaredMethod("configure", ConfigureInput.class, ConfigureOutput.class);
        method.setAccessible(true);
        try {
            method.invoke(null, new Nothing(parameters(factory)), new Ignored());
        } catch (final InvocationTargetException e) {
            throw e.getCause() instanceof InvalidSettingsException s ? s : e;
        }
    }

    /** The defaults; {@code null} for a node without parameters. */
    private static NodeParameters parameters(final Class<?> factory)
            throws ReflectiveOperationException {
        final String name = factory.getName().replaceAll("NodeFactory$", "Parameters");
        if (factory.getResource("/" + name.replace('.', '/') + ".class") == null) {
            return null;
        }
        final Constructor<?> constructor =
                Class.forName(name, true, factory.getClassLoader()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (NodeParameters) constructor.newInstance();
    }

    private record Nothing(NodeParameters parameters) implements ConfigureInput {

        @Override
        @SuppressWarnings("unchecked")
        public <S extends NodeParameters> S getParameters() {
            return (S) parameters;
        }

        @Override
        public PortObjectSpec[] getInPortSpecs() {
            return new PortObjectSpec[2];
        }

        @Override
        public <S extends PortObjectSpec> S getInPortSpec(final int portIndex) {
            return null;
        }

        @Override
        public DataTableSpec[] getInTableSpecs() {
            return new DataTableSpec[2];
        }

        @Override
        public DataTableSpec getInTableSpec(final int portIndex) {
            return null;
        }

        @Override
        public PortType[] getOutPortTypes() {
            return new PortType[2];
        }
    }

    private static final class Ignored implements ConfigureOutput {

        @Override
        public <S extends PortObjectSpec> void setOutSpec(final int index, final S spec) {
            // nobody asks
        }

        @Override
        @SafeVarargs
        public final <S extends PortObjectSpec> void setOutSpecs(final S... specs) {
            // nobody asks
        }

        @Override
        public void setWarningMessage(final String message) {
            throw new IllegalStateException("Unknown inputs are no reason to warn: " + message);
        }
    }
}
