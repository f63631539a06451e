package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Reads settings of a node. */
public interface NodeSettingsRO extends ConfigRO {

    /** The part under the key; an {@link InvalidSettingsException} if there is none. */
    NodeSettingsRO getNodeSettings(String key) throws InvalidSettingsException;

    /** Adds copies of all entries to another config. */
    void copyTo(ConfigWO dest);
}
