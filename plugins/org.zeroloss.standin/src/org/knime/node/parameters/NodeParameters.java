package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The options of a node: plain fields with defaults, a constructor without arguments and optionally
 * one that takes a {@link NodeParametersInput}.
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /**
     * Checks what the dialog's widgets cannot check.
     *
     * @throws InvalidSettingsException naming the value that cannot be used
     */
    default void validate() throws InvalidSettingsException {}
}
