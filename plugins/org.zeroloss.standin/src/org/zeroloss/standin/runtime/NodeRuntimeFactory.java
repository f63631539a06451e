package org.zeroloss.standin.runtime;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettingsRO;
import org.knime.node.DefaultNodeFactory;

/** Makes the runtime of a node from its factory. */
public final class NodeRuntimeFactory {

    private NodeRuntimeFactory() {}

    /**
     * Makes a node.
     *
     * @param factory declares the node with {@code org.knime.node.DefaultNode}
     * @param creationConfig the part {@code node_creation_config} of the node's settings, {@code
     *     null} for a new node
     * @param place where the workflow lies
     * @throws InvalidSettingsException if the ports that the config asks for are not possible, or
     *     the factory is of another kind
     */
    public static NodeRuntime create(
            final NodeFactory<?> factory,
            final NodeSettingsRO creationConfig,
            final WorkflowPlace place)
            throws InvalidSettingsException {
        if (!(factory instanceof DefaultNodeFactory modern)) {
            throw new InvalidSettingsException(
                    "The stand-in runs nodes declared with org.knime.node.DefaultNode, found the"
                            + " factory "
                            + factory.getClass().getName());
        }
        final NodeDeclaration declaration = Doors.NODES.enter().apply(modern);
        return new DeclaredNode(
                modern.getClass(),
                declaration,
                NodePorts.create(declaration.ports(), creationConfig),
                place);
    }
}
