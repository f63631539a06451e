package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** Reads content of a model. */
public interface ModelContentRO extends ConfigRO {

    /** The part under the key; an {@link InvalidSettingsException} if there is none. */
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
