package org.zeroloss.standin.exec;

import org.knime.core.node.NodeSettingsRO;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.util.List;

/** Where nodes come from: Equinox's extension registry, or a plain list of classes in a test. */
public interface NodeRepository {

    /**
     * @return every node, ordered by category and then as declared
     */
    List<NodeEntry> nodes();

    /**
     * Creates a node.
     *
     * @param factoryClass one of {@link #nodes()}
     * @param settings the node's {@code settings.xml}, whose {@code node_creation_config} says
     *     which dynamic ports exist; {@code null} for a node as freshly dropped
     * @param place where the workflow lies
     * @return the node
     * @throws WorkflowLoadException if the factory cannot be created or the ports do not fit it
     */
    NodeRuntime create(String factoryClass, NodeSettingsRO settings, WorkflowPlace place);

    /**
     * @param factoryClass fully qualified name of a node factory
     * @return the entry, or {@code null} if no installed bundle declares it
     */
    default NodeEntry find(final String factoryClass) {
        for (final NodeEntry e : nodes()) {
            if (e.factoryClass().equals(factoryClass)) {
                return e;
            }
        }
        return null;
    }
}
