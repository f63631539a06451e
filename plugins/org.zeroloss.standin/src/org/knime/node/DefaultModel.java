package org.knime.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/** The working part of a node: what its outputs will be, and how they are made. */
public abstract class DefaultModel {

    final Class<? extends NodeParameters> parametersClass;
    final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure;
    final ExecuteConsumer execute;

    DefaultModel(
            final Class<? extends NodeParameters> parametersClass,
            final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
            final ExecuteConsumer execute) {
        this.parametersClass = parametersClass;
        this.configure = configure;
        this.execute = execute;
    }

    static RequireModelParameters create() {
        return parameters -> configure -> execute -> new Standard(parameters, configure, execute);
    }

    private static final class Standard extends DefaultModel {

        Standard(
                final Class<? extends NodeParameters> parametersClass,
                final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
                final ExecuteConsumer execute) {
            super(parametersClass, configure, execute);
        }
    }

    /** Requires the class of the parameters. */
    public interface RequireModelParameters {

        /** Sets the class. */
        RequireConfigureOrRearrangeColumns parametersClass(
                Class<? extends NodeParameters> parametersClass);

        /** There are no parameters. */
        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Requires what the outputs will be. */
    public interface RequireConfigureOrRearrangeColumns {

        /** Sets what gives the specs of the outputs. */
        RequireExecute configure(
                ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    /** Requires how the outputs are made. */
    public interface RequireExecute {

        /** Sets what does the work. */
        DefaultModel execute(ExecuteConsumer execute);
    }

    /**
     * Gives the specs of the outputs.
     *
     * @param <I> what it sees
     * @param <O> where it puts them
     */
    public interface ConfigureOrRearrangerConsumer<I, O> {

        /**
         * Gives the specs.
         *
         * @throws InvalidSettingsException if the node cannot work so
         */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** Does the work. */
    public interface ExecuteConsumer {

        /**
         * Does the work.
         *
         * @throws CanceledExecutionException if the user canceled
         * @throws KNIMEException if the work failed
         */
        void accept(ExecuteInput input, ExecuteOutput output)
                throws CanceledExecutionException, KNIMEException;
    }

    /** What a node sees before its work. */
    public interface ConfigureInput {

        /** The parameters. */
        <S extends NodeParameters> S getParameters();

        /** The specs at the inputs, {@code null} where not known or not connected. */
        PortObjectSpec[] getInPortSpecs();

        /** The spec at an input. */
        <S extends PortObjectSpec> S getInPortSpec(int index);

        /** The specs at the inputs, all of which are tables. */
        DataTableSpec[] getInTableSpecs();

        /** The spec of the table at an input. */
        DataTableSpec getInTableSpec(int portIndex);

        /** The types of the outputs. */
        PortType[] getOutPortTypes();
    }

    /** Where a node puts the specs of its outputs. */
    public interface ConfigureOutput {

        /** Sets the spec of an output; {@code null} if it is not yet known. */
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        /** Sets the specs of all outputs. */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        /** Warns the user. */
        void setWarningMessage(String message);
    }

    /** What a node sees at its work. */
    public interface ExecuteInput {

        /** The parameters. */
        <S extends NodeParameters> S getParameters();

        /** Progress, tables and file stores. */
        ExecutionContext getExecutionContext();

        /** The data at the inputs, {@code null} where an optional one is not connected. */
        PortObject[] getInPortObjects();

        /** The data at an input. */
        <D extends PortObject> D getInPortObject(int portIndex);

        /** The data at the inputs, all of which are tables. */
        BufferedDataTable[] getInTables();

        /** The table at an input. */
        BufferedDataTable getInTable(int portIndex);

        /** The types of the outputs. */
        PortType[] getOutPortTypes();
    }

    /** Where a node puts its data. */
    public interface ExecuteOutput {

        /** Sets the data of an output. */
        <D extends PortObject> void setOutData(int index, D data);

        /** Sets the data of all outputs. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... data);

        /** Sets the data that the node keeps for its view. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... data);

        /** Warns the user. */
        void setWarningMessage(String message);
    }
}
