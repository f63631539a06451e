package org.zeroloss.standin.runtime;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.parameters.NodeParameters;

import java.util.Arrays;

/** One call of a node's execute: what it sees and what it sets. */
final class Execution implements ExecuteInput, ExecuteOutput {

    private final NodeParameters parameters;
    private final PortObject[] in;
    private final PortType[] outTypes;
    private final ExecutionContext context;
    private final PortObject[] out;
    private PortObject[] internal = {};
    private String warning;

    Execution(
            final NodeParameters parameters,
            final PortObject[] in,
            final PortType[] outTypes,
            final ExecutionContext context) {
        this.parameters = parameters;
        this.in = in;
        this.outTypes = outTypes;
        this.context = context;
        this.out = new PortObject[outTypes.length];
    }

    PortObject[] outObjects() {
        return out;
    }

    PortObject[] internalObjects() {
        return internal;
    }

    String warning() {
        return warning;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller names the class that it declared
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public ExecutionContext getExecutionContext() {
        return context;
    }

    @Override
    public PortObject[] getInPortObjects() {
        return in.clone();
    }

    @Override
    @SuppressWarnings("unchecked") // the caller names the class of the port that it declared
    public <D extends PortObject> D getInPortObject(final int portIndex) {
        return (D) in[portIndex];
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(in)
                .map(BufferedDataTable.class::cast)
                .toArray(BufferedDataTable[]::new);
    }

    @Override
    public BufferedDataTable getInTable(final int portIndex) {
        return getInPortObject(portIndex);
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.clone();
    }

    @Override
    public <D extends PortObject> void setOutData(final int index, final D data) {
        out[index] = data;
    }

    @Override
    @SuppressWarnings("unchecked") // nothing is stored in the array
    public <D extends PortObject> void setOutData(final D... data) {
        System.arraycopy(data, 0, out, 0, data.length);
    }

    @Override
    @SuppressWarnings("unchecked") // nothing is stored in the array
    public <D extends PortObject> void setInternalData(final D... data) {
        internal = data.clone();
    }

    @Override
    public void setWarningMessage(final String message) {
        warning = message;
    }
}
