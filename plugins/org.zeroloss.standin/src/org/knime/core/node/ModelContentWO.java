package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Writes content of a model. */
public interface ModelContentWO extends ConfigWO {

    /** Adds an empty part under the key. */
    ModelContentWO addModelContent(String key);

    /** Adds a part under its own key. */
    void addModelContent(ModelContent part);
}
