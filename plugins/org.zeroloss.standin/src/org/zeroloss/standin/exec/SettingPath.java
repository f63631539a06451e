package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigEntries;

import java.util.Arrays;
import java.util.List;

/**
 * Address of a setting within model settings.
 *
 * @param keys from the outermost group to the setting itself
 */
record SettingPath(List<String> keys) {

    SettingPath {
        keys = List.copyOf(keys);
    }

    static SettingPath of(final String path) {
        return new SettingPath(Arrays.asList(path.split("/")));
    }

    private String last() {
        return keys.get(keys.size() - 1);
    }

    private NodeSettings parent(final NodeSettings root) throws InvalidSettingsException {
        NodeSettings s = root;
        for (final String key : keys.subList(0, keys.size() - 1)) {
            check(s, key);
            s = s.getNodeSettings(key);
        }
        check(s, last());
        return s;
    }

    private void check(final NodeSettings settings, final String key)
            throws InvalidSettingsException {
        if (!settings.containsKey(key)) {
            throw new InvalidSettingsException(
                    "There is no setting '%s'; '%s' is not one of %s"
                            .formatted(String.join("/", keys), key, settings.keySet()));
        }
    }

    /** Sets an existing setting to a value of the class that fits its type. */
    void set(final NodeSettings model, final Object value) throws InvalidSettingsException {
        final NodeSettings s = parent(model);
        final ConfigEntries type = s.getEntry(last()).getType();
        try {
            switch (type) {
                case xstring -> s.addString(last(), (String) value);
                case xint -> s.addInt(last(), (Integer) value);
                case xlong -> s.addLong(last(), ((Number) value).longValue());
                case xdouble -> s.addDouble(last(), ((Number) value).doubleValue());
                case xboolean -> s.addBoolean(last(), (Boolean) value);
                case config -> array(s, value);
                default ->
                        throw new InvalidSettingsException(
                                "A setting of type " + type + " cannot be set here: " + this);
            }
        } catch (final ClassCastException e) {
            throw new InvalidSettingsException(
                    "The setting '%s' has the type %s, found %s"
                            .formatted(String.join("/", keys), type, value),
                    e);
        }
    }

    private void array(final NodeSettings s, final Object value) throws InvalidSettingsException {
        if (value instanceof String[] v) {
            s.addStringArray(last(), v);
        } else if (value instanceof int[] v) {
            s.addIntArray(last(), v);
        } else if (value instanceof double[] v) {
            s.addDoubleArray(last(), v);
        } else {
            throw new InvalidSettingsException(
                    "'%s' is a group or an array of settings, found %s"
                            .formatted(String.join("/", keys), value));
        }
    }

    /** Gives a list of groups so many elements, the further ones like the first. */
    void elements(final NodeSettings model, final int count) throws InvalidSettingsException {
        final NodeSettings list = parent(model).getNodeSettings(last());
        if (!list.containsKey("0")) {
            throw new InvalidSettingsException(
                    "'%s' is no list of groups with a first element"
                            .formatted(String.join("/", keys)));
        }
        for (int i = 1; i < count; i++) {
            list.getNodeSettings("0").copyTo(list.addNodeSettings(Integer.toString(i)));
        }
    }

    /** Lets a variable overwrite the setting, or makes one of it. */
    void mask(
            final NodeSettings model,
            final NodeSettings settings,
            final String used,
            final String exposed)
            throws InvalidSettingsException {
        parent(model);
        NodeSettings s = sub(settings, "variables");
        s.addString("version", "V_2019_09_13");
        s = sub(s, "tree");
        for (final String key : keys) {
            s = sub(s, key);
        }
        s.addString("used_variable", used == null ? s.getString("used_variable", null) : used);
        s.addString(
                "exposed_variable",
                exposed == null ? s.getString("exposed_variable", null) : exposed);
    }

    private static NodeSettings sub(final NodeSettings s, final String key)
            throws InvalidSettingsException {
        return s.containsKey(key) ? s.getNodeSettings(key) : (NodeSettings) s.addNodeSettings(key);
    }
}
