package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettingsRO;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.NodeRuntimeFactory;
import org.zeroloss.standin.runtime.WorkflowPlace;

/** Makes the runtime of a node from its factory. */
final class NodeCreation {

    private NodeCreation() {}

    /**
     * @param factory a node factory
     * @param settings the node's settings with its dynamic ports, or {@code null}
     * @param place where the workflow lies
     * @return the node
     * @throws WorkflowLoadException if the factory is of an unknown kind or the ports do not fit
     */
    static NodeRuntime create(
            final NodeFactory<?> factory,
            final NodeSettingsRO settings,
            final WorkflowPlace place) {
        try {
            return NodeRuntimeFactory.create(
                    factory,
                    settings == null ? null : SettingsFiles.child(settings, "node_creation_config"),
                    place);
        } catch (final InvalidSettingsException e) {
            throw new WorkflowLoadException(
                    "The node with the factory %s cannot be created: %s"
                            .formatted(factory.getClass().getName(), e.getMessage()),
                    e);
        }
    }
}
