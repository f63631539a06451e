package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigEntries;

/**
 * Overwrites one setting with a flow variable, by KNIME's rules: a number fits a wider number and a
 * text, a value fits an array as its only element, and nothing loses precision silently.
 */
final class SettingOverwrite {

    private static final String ARRAY_SIZE = "array-size";

    private SettingOverwrite() {}

    static void apply(final NodeSettings model, final String key, final FlowVar variable)
            throws InvalidSettingsException {
        final ConfigEntries type = model.getEntry(key).getType();
        final boolean done;
        if (type == ConfigEntries.config) {
            done = array(model, key, variable);
        } else {
            done = scalar(model, key, type, variable);
        }
        if (!done) {
            throw new InvalidSettingsException(
                    "The flow variable '%s' (%s) does not fit the setting '%s' (%s)"
                            .formatted(variable.name(), variable.type(), key, type));
        }
    }

    private static boolean scalar(
            final NodeSettings model,
            final String key,
            final ConfigEntries type,
            final FlowVar variable)
            throws InvalidSettingsException {
        final Object value = variable.value();
        if (type == ConfigEntries.xstring) {
            model.addString(key, value == null ? null : value.toString());
            return true;
        }
        return switch (variable.type()) {
            case INTEGER -> integer(model, key, type, (Integer) value);
            case LONG -> longInteger(model, key, type, (Long) value);
            case DOUBLE -> real(model, key, type, (Double) value);
            case BOOLEAN -> truth(model, key, type, (Boolean) value);
            case STRING -> text(model, key, type, (String) value);
        };
    }

    private static boolean integer(
            final NodeSettings model, final String key, final ConfigEntries type, final int v)
            throws InvalidSettingsException {
        switch (type) {
            case xint -> model.addInt(key, v);
            case xlong -> model.addLong(key, v);
            case xshort -> model.addShort(key, (short) range(key, v, Short.MIN_VALUE, 32767));
            case xbyte -> model.addByte(key, (byte) range(key, v, Byte.MIN_VALUE, 127));
            case xchar -> model.addChar(key, (char) range(key, v, 0, 65535));
            default -> {
                return real(model, key, type, v);
            }
        }
        return true;
    }

    private static boolean longInteger(
            final NodeSettings model, final String key, final ConfigEntries type, final long v) {
        if (type == ConfigEntries.xlong) {
            model.addLong(key, v);
            return true;
        }
        return real(model, key, type, v);
    }

    private static boolean real(
            final NodeSettings model, final String key, final ConfigEntries type, final double v) {
        switch (type) {
            case xdouble -> model.addDouble(key, v);
            case xfloat -> model.addFloat(key, (float) v);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean truth(
            final NodeSettings model, final String key, final ConfigEntries type, final boolean v) {
        if (type == ConfigEntries.xboolean) {
            model.addBoolean(key, v);
            return true;
        }
        return false;
    }

    private static boolean text(
            final NodeSettings model, final String key, final ConfigEntries type, final String v)
            throws InvalidSettingsException {
        if (type == ConfigEntries.xboolean) {
            if (!"true".equals(v) && !"false".equals(v)) {
                throw new InvalidSettingsException(
                        "The setting '%s' is true or false, found '%s'".formatted(key, v));
            }
            model.addBoolean(key, Boolean.parseBoolean(v));
            return true;
        }
        if (type == ConfigEntries.xchar && v != null && v.length() == 1) {
            model.addChar(key, v.charAt(0));
            return true;
        }
        return false;
    }

    private static boolean array(final NodeSettings model, final String key, final FlowVar variable)
            throws InvalidSettingsException {
        final NodeSettings old = model.getNodeSettings(key);
        if (!old.containsKey(ARRAY_SIZE)) {
            return false;
        }
        final ConfigEntries element =
                old.containsKey("0") ? old.getEntry("0").getType() : elementOf(variable);
        final NodeSettings fresh = new NodeSettings(key);
        fresh.addInt(ARRAY_SIZE, 1);
        final boolean done = scalar(fresh, "0", element, variable);
        if (done) {
            fresh.copyTo(model.addNodeSettings(key));
        }
        return done;
    }

    private static ConfigEntries elementOf(final FlowVar variable) {
        return switch (variable.type()) {
            case STRING -> ConfigEntries.xstring;
            case INTEGER -> ConfigEntries.xint;
            case DOUBLE -> ConfigEntries.xdouble;
            case LONG -> ConfigEntries.xlong;
            case BOOLEAN -> ConfigEntries.xboolean;
        };
    }

    private static int range(final String key, final int v, final int min, final int max)
            throws InvalidSettingsException {
        if (v < min || v > max) {
            throw new InvalidSettingsException(
                    "The setting '%s' takes %d to %d, found %d".formatted(key, min, max, v));
        }
        return v;
    }
}
