package org.knime.core.node;

/**
 * The working part of a classic node. The stand-in runs the nodes that are declared with {@code
 * org.knime.node.DefaultNode} only; it names this class because their factory does.
 */
public abstract class NodeModel {

    NodeModel() {}
}
