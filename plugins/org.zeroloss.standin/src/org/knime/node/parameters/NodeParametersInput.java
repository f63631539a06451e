package org.knime.node.parameters;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

import java.util.Optional;

/** What parameters may look at when they are created or shown: the node's inputs. */
public interface NodeParametersInput {

    /** The types of the input ports, without the flow-variable port. */
    PortType[] getInPortTypes();

    /** The specs at the input ports, {@code null} where not yet known. */
    PortObjectSpec[] getInPortSpecs();

    /** The spec at one input port, if it is known. */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /** The specs of the input tables, {@code null} where not yet known. */
    DataTableSpec[] getInTableSpecs();

    /** The spec of the table at one input port, if it is known. */
    Optional<DataTableSpec> getInTableSpec(int portIndex);

    /** The data at the input ports, {@code null} where not yet there. */
    PortObject[] getInPortObjects();

    /** The data at one input port, if it is there. */
    Optional<PortObject> getInPortObject(int portIndex);

    /** The input tables, {@code null} where not yet there. */
    BufferedDataTable[] getInTables();

    /** The table at one input port, if it is there. */
    Optional<BufferedDataTable> getInTable(int portIndex);

    /** The types of the output ports, without the flow-variable port. */
    PortType[] getOutPortTypes();
}
