package org.knime.core.node;

/**
 * Makes a node whose ports the user can change.
 *
 * @param <T> the class of its model
 */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    /** Creates the factory. */
    protected ConfigurableNodeFactory() {}
}
