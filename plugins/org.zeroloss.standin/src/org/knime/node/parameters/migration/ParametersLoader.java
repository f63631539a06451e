package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * Reads a value from settings.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ParametersLoader<T> {

    /**
     * Reads the value.
     *
     * @throws InvalidSettingsException if it is not there or cannot be used
     */
    T load(NodeSettingsRO settings) throws InvalidSettingsException;
}
