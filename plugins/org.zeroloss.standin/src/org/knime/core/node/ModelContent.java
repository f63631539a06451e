package org.knime.core.node;

import org.knime.core.node.config.Config;

import java.io.IOException;
import java.io.InputStream;

/** Content of a model under keys, read and written. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {

    /** Creates an empty one. */
    public ModelContent(final String key) {
        super(key);
    }

    /**
     * Reads the XML form and closes the stream.
     *
     * @throws IOException if the text is not the XML form of a config
     */
    public static ModelContentRO loadFromXML(final InputStream in) throws IOException {
        return (ModelContent) loadFromXML(new ModelContent("ignored"), in);
    }

    @Override
    public Config getInstance(final String key) {
        return new ModelContent(key);
    }

    @Override
    public ModelContentWO addModelContent(final String key) {
        return (ModelContent) addConfig(key);
    }

    @Override
    public void addModelContent(final ModelContent part) {
        addConfig(part);
    }

    @Override
    public ModelContent getModelContent(final String key) throws InvalidSettingsException {
        return (ModelContent) getConfig(key);
    }
}
