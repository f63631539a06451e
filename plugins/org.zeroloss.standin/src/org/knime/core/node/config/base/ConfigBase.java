package org.knime.core.node.config.base;

import org.knime.core.node.InvalidSettingsException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Values and configs under keys, kept in the order in which they were added: the tree and its XML
 * form.
 */
public abstract class ConfigBase extends ConfigValues implements ConfigBaseRO, ConfigBaseWO {

    private final Map<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    /** Creates an empty config. */
    public ConfigBase(final String key) {
        super(key);
    }

    /** An empty config of the same kind. */
    public abstract ConfigBase getInstance(String key);

    @Override
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        if (entries.get(key) instanceof ConfigBase config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public boolean containsKey(final String key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    /** The entry under the key, {@code null} if there is none. */
    public AbstractConfigEntry getEntry(final String key) {
        return entries.get(key);
    }

    /** Puts an entry under its key. */
    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    /** Takes the entry out and returns it, {@code null} if there is none. */
    public final AbstractConfigEntry removeConfig(final String key) {
        return entries.remove(key);
    }

    /** Puts an entry under its key. */
    @Override
    protected void put(final AbstractConfigEntry entry) {
        entries.put(entry.getKey(), entry);
    }

    /** The entry under the key, {@code null} if there is none. */
    @Override
    protected AbstractConfigEntry get(final String key) {
        return entries.get(key);
    }

    @Override
    public void copyTo(final ConfigBaseWO dest) {
        final ConfigBase target = (ConfigBase) dest;
        for (final AbstractConfigEntry entry : entries.values()) {
            if (entry instanceof ConfigBase config) {
                config.copyTo(target.addConfigBase(config.getKey()));
            } else {
                target.put(entry);
            }
        }
    }

    /** Whether the other is a config with identical entries, in any order. */
    public boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        return ace instanceof ConfigBase && sameValue(ace);
    }

    @Override
    boolean sameValue(final AbstractConfigEntry entry) {
        final ConfigBase other = (ConfigBase) entry;
        return entries.keySet().equals(other.entries.keySet())
                && entries.values().stream()
                        .allMatch(e -> e.isIdentical(other.entries.get(e.getKey())));
    }

    @Override
    public final void saveToXML(final OutputStream os) throws IOException {
        try (os) {
            os.write(ConfigXmlWriter.write(this));
        }
    }

    /** Reads the XML form, adds its entries to this config, and closes the stream. */
    public void load(final InputStream is) throws IOException {
        try (is) {
            ConfigXmlReader.read(is, key -> this);
        }
    }

    /** Reads the XML form into the config and closes the stream. */
    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in)
            throws IOException {
        try (in) {
            return ConfigXmlReader.read(in, config::getInstance);
        }
    }

    @Override
    public final String toStringValue() {
        return super.getKey();
    }

    @Override
    public String toString() {
        return entries.values().toString();
    }
}
