package org.zeroloss.standin.runtime;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is known of a node's inputs before it ran: their specs. */
final class KnownInputs implements NodeParametersInput {

    private final List<PortType> inTypes;
    private final List<PortType> outTypes;
    private final PortObjectSpec[] specs;

    KnownInputs(
            final List<PortType> inTypes,
            final List<PortType> outTypes,
            final PortObjectSpec[] specs) {
        this.inTypes = inTypes;
        this.outTypes = outTypes;
        this.specs = specs.clone();
    }

    @Override
    public PortType[] getInPortTypes() {
        return inTypes.toArray(PortType[]::new);
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.toArray(PortType[]::new);
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs.clone();
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(final int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs)
                .map(s -> s instanceof DataTableSpec table ? table : null)
                .toArray(DataTableSpec[]::new);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(final int portIndex) {
        return Optional.ofNullable(getInTableSpecs()[portIndex]);
    }

    @Override
    public PortObject[] getInPortObjects() {
        return new PortObject[specs.length];
    }

    @Override
    public Optional<PortObject> getInPortObject(final int portIndex) {
        return Optional.empty();
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return new BufferedDataTable[specs.length];
    }

    @Override
    public Optional<BufferedDataTable> getInTable(final int portIndex) {
        return Optional.empty();
    }
}
