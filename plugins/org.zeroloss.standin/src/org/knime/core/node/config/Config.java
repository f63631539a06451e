package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBase;

import java.io.IOException;
import java.io.InputStream;

/** A config that holds cells and types beside plain values. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {

    private static final String IS_NULL = "is_null";
    private static final String ARRAY_SIZE = "array-size";

    /** Creates an empty config. */
    protected Config(final String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public final Config addConfig(final String key) {
        final Config config = getInstance(key);
        put(config);
        return config;
    }

    /**
     * Puts a config of the same class under its key.
     *
     * @throws IllegalArgumentException if it is of another class
     */
    protected final void addConfig(final Config config) {
        if (config.getClass() != getClass()) {
            throw new IllegalArgumentException(
                    "Expected a config of " + getClass() + ", found " + config.getClass());
        }
        put(config);
    }

    @Override
    public final Config getConfig(final String key) throws InvalidSettingsException {
        if (get(key) instanceof Config config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public void addDataCell(final String key, final DataCell cell) {
        CellForm.save(cell, addConfig(key));
    }

    @Override
    public DataCell getDataCell(final String key) throws InvalidSettingsException {
        return CellForm.load(getConfig(key));
    }

    @Override
    public void addDataCellArray(final String key, final DataCell... cells) {
        final Config config = addConfig(key);
        if (cells == null) {
            return;
        }
        config.addInt(ARRAY_SIZE, cells.length);
        for (int i = 0; i < cells.length; i++) {
            config.addDataCell(Integer.toString(i), cells[i]);
        }
    }

    @Override
    public DataCell[] getDataCellArray(final String key) throws InvalidSettingsException {
        final Config config = getConfig(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final DataCell[] cells = new DataCell[size];
        for (int i = 0; i < size; i++) {
            cells[i] = config.getDataCell(Integer.toString(i));
        }
        return cells;
    }

    @Override
    public DataCell[] getDataCellArray(final String key, final DataCell... def) {
        try {
            return getDataCellArray(key);
        } catch (final InvalidSettingsException e) {
            // the contract of the getters with a default: unusable counts as absent
            return def;
        }
    }

    @Override
    public void addDataType(final String key, final DataType value) {
        final Config config = addConfig(key);
        if (value == null) {
            config.addBoolean(IS_NULL, true);
        } else {
            value.save(config);
            config.addBoolean(IS_NULL, false);
        }
    }

    @Override
    public DataType getDataType(final String key) throws InvalidSettingsException {
        final Config config = getConfig(key);
        return config.getBoolean(IS_NULL) ? null : DataType.load(config);
    }

    @Override
    public void addRowKey(final String key, final RowKey value) {
        addString(key, value == null ? null : value.getString());
    }

    @Override
    public RowKey getRowKey(final String key) throws InvalidSettingsException {
        final String text = getString(key);
        return text == null ? null : new RowKey(text);
    }

    @Override
    public DataCell getDataCell(final String key, final DataCell def) {
        try {
            return getDataCell(key);
        } catch (final InvalidSettingsException e) {
            // the contract of the getters with a default: unusable counts as absent
            return def;
        }
    }

    @Override
    public DataType getDataType(final String key, final DataType def) {
        try {
            return getDataType(key);
        } catch (final InvalidSettingsException e) {
            // the contract of the getters with a default: unusable counts as absent
            return def;
        }
    }

    @Override
    public RowKey getRowKey(final String key, final RowKey def) {
        try {
            return getRowKey(key);
        } catch (final InvalidSettingsException e) {
            // the contract of the getters with a default: unusable counts as absent
            return def;
        }
    }

    /** Reads the XML form into a new config of the same class and closes the stream. */
    protected static Config loadFromXML(final Config config, final InputStream in)
            throws IOException {
        return (Config) ConfigBase.loadFromXML(config, in);
    }
}
