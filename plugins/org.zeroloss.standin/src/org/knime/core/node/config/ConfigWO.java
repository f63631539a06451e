package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.node.config.base.ConfigBaseWO;

/** Writes values, cells and types under keys. */
public interface ConfigWO extends ConfigBaseWO {

    /** Adds an empty config under the key. */
    Config addConfig(String key);

    /** Puts cells under the key; the array may be null. */
    void addDataCellArray(String key, DataCell... cells);

    /** Puts a value under the key; it may be null. */
    void addDataCell(String key, DataCell value);

    /** Puts a value under the key; it may be null. */
    void addDataType(String key, DataType value);

    /** Puts a value under the key; it may be null. */
    void addRowKey(String key, RowKey value);
}
