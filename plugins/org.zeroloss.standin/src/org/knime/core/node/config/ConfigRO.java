package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Reads values, cells and types by their keys. */
public interface ConfigRO extends ConfigBaseRO {

    /** The config under the key; an {@link InvalidSettingsException} if there is none. */
    Config getConfig(String key) throws InvalidSettingsException;

    /** The cells under the key; an {@link InvalidSettingsException} if there are none. */
    DataCell[] getDataCellArray(String key) throws InvalidSettingsException;

    /** The cells under the key, or the given ones if there are none. */
    DataCell[] getDataCellArray(String key, DataCell... def);

    /** The value under the key; an {@link InvalidSettingsException} if there is none. */
    DataCell getDataCell(String key) throws InvalidSettingsException;

    /** The value under the key, or the given one if there is none. */
    DataCell getDataCell(String key, DataCell def);

    /** The value under the key; an {@link InvalidSettingsException} if there is none. */
    DataType getDataType(String key) throws InvalidSettingsException;

    /** The value under the key, or the given one if there is none. */
    DataType getDataType(String key, DataType def);

    /** The value under the key; an {@link InvalidSettingsException} if there is none. */
    RowKey getRowKey(String key) throws InvalidSettingsException;

    /** The value under the key, or the given one if there is none. */
    RowKey getRowKey(String key, RowKey def);
}
