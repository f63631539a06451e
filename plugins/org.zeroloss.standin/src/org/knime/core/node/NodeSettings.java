package org.knime.core.node;

import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.config.base.ConfigBaseWO;

import java.io.IOException;
import java.io.InputStream;

/** Settings of a node under keys, read and written. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {

    /** Creates an empty one. */
    public NodeSettings(final String key) {
        super(key);
    }

    /**
     * Reads the XML form and closes the stream.
     *
     * @throws IOException if the text is not the XML form of a config
     */
    public static NodeSettingsRO loadFromXML(final InputStream in) throws IOException {
        return (NodeSettings) loadFromXML(new NodeSettings("ignored"), in);
    }

    @Override
    public Config getInstance(final String key) {
        return new NodeSettings(key);
    }

    @Override
    public NodeSettingsWO addNodeSettings(final String key) {
        return (NodeSettings) addConfig(key);
    }

    @Override
    public void addNodeSettings(final NodeSettings part) {
        addConfig(part);
    }

    @Override
    public NodeSettings getNodeSettings(final String key) throws InvalidSettingsException {
        return (NodeSettings) getConfig(key);
    }

    @Override
    public void copyTo(final ConfigWO dest) {
        copyTo((ConfigBaseWO) dest);
    }
}
