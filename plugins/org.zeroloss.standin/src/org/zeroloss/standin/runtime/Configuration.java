package org.zeroloss.standin.runtime;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.parameters.NodeParameters;

import java.util.Arrays;

/** One call of a node's configure: what it sees and what it sets. */
final class Configuration implements ConfigureInput, ConfigureOutput {

    private final NodeParameters parameters;
    private final PortObjectSpec[] in;
    private final PortType[] outTypes;
    private final PortObjectSpec[] out;
    private String warning;

    Configuration(
            final NodeParameters parameters, final PortObjectSpec[] in, final PortType[] outTypes) {
        this.parameters = parameters;
        this.in = in;
        this.outTypes = outTypes;
        this.out = new PortObjectSpec[outTypes.length];
    }

    PortObjectSpec[] outSpecs() {
        return out;
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
    public PortObjectSpec[] getInPortSpecs() {
        return in.clone();
    }

    @Override
    @SuppressWarnings("unchecked") // the caller names the class of the port that it declared
    public <S extends PortObjectSpec> S getInPortSpec(final int index) {
        return (S) in[index];
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(in).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public DataTableSpec getInTableSpec(final int portIndex) {
        return getInPortSpec(portIndex);
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.clone();
    }

    @Override
    public <S extends PortObjectSpec> void setOutSpec(final int index, final S spec) {
        out[index] = spec;
    }

    @Override
    @SuppressWarnings("unchecked") // nothing is stored in the array
    public <S extends PortObjectSpec> void setOutSpecs(final S... specs) {
        System.arraycopy(specs, 0, out, 0, specs.length);
    }

    @Override
    public void setWarningMessage(final String message) {
        warning = message;
    }
}
