package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/**
 * Writes a value into settings.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ParametersSaver<T> {

    /** Writes the value. */
    void save(T param, NodeSettingsWO nodeSettings);
}
