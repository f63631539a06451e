package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;

/**
 * How a cell lies in a config: the entry {@code datacell} names its class, a config of the same
 * name holds its value under the class's simple name.
 */
final class CellForm {

    private static final String CLASS = "datacell";
    private static final String OLD_MISSING = "org.knime.core.data.DataType$MissingCell";

    private CellForm() {}

    static void save(final DataCell cell, final Config config) {
        if (cell == null) {
            config.addString(CLASS, null);
            return;
        }
        final String name = cell.getClass().getName();
        config.addString(CLASS, name);
        final Config value = config.addConfig(name);
        final String key = cell.getClass().getSimpleName();
        if (cell instanceof BooleanCell c) {
            value.addBoolean(key, c.getBooleanValue());
        } else if (cell instanceof IntCell c) {
            value.addInt(key, c.getIntValue());
        } else if (cell instanceof LongCell c) {
            value.addLong(key, c.getLongValue());
        } else if (cell instanceof DoubleCell c) {
            value.addDouble(key, c.getDoubleValue());
        } else if (cell instanceof StringCell c) {
            value.addString(key, c.getStringValue());
        } else if (!(cell instanceof MissingCell)) {
            throw new IllegalArgumentException(
                    "Expected a number, text, truth value or missing cell to put into settings,"
                            + " found a cell of "
                            + name);
        }
    }

    static DataCell load(final Config config) throws InvalidSettingsException {
        final String name = config.getString(CLASS);
        if (name == null) {
            return null;
        }
        final Config value = config.getConfig(name);
        final String key = name.substring(name.lastIndexOf('.') + 1);
        if (name.equals(BooleanCell.class.getName())) {
            return BooleanCell.get(value.getBoolean(key));
        }
        if (name.equals(IntCell.class.getName())) {
            return new IntCell(value.getInt(key));
        }
        if (name.equals(LongCell.class.getName())) {
            return new LongCell(value.getLong(key));
        }
        if (name.equals(DoubleCell.class.getName())) {
            return new DoubleCell(value.getDouble(key));
        }
        if (name.equals(StringCell.class.getName())) {
            return new StringCell(value.getString(key));
        }
        if (name.equals(MissingCell.class.getName()) || name.equals(OLD_MISSING)) {
            return DataType.getMissingCell();
        }
        throw new InvalidSettingsException(
                "Expected a number, text, truth value or missing cell under the key \""
                        + config.getKey()
                        + "\", found a cell of "
                        + name);
    }
}
