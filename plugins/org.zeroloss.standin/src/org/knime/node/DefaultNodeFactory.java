package org.knime.node;

import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeModel;
import org.zeroloss.standin.runtime.Doors;

/** Makes a node that is declared with {@link DefaultNode}. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {

    static {
        Doors.NODES.open(factory -> factory.node.declaration());
    }

    private final DefaultNode node;

    /** Makes the declared node. */
    protected DefaultNodeFactory(final DefaultNode node) {
        this.node = node;
    }
}
