package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Writes settings of a node. */
public interface NodeSettingsWO extends ConfigWO {

    /** Adds an empty part under the key. */
    NodeSettingsWO addNodeSettings(String key);

    /** Adds a part under its own key. */
    void addNodeSettings(NodeSettings part);
}
