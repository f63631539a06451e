package org.knime.node.parameters.updates;

/**
 * Names a field of the parameters, so that others can depend on it.
 *
 * @param <V> the type of the field
 */
public interface ParameterReference<V> {}
