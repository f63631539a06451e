package org.knime.core.node.config.base;

import org.knime.core.node.InvalidSettingsException;

import java.lang.reflect.Array;

/**
 * How arrays lie in a config: a config with the entry {@code array-size} and one entry per element,
 * its key being the index; a null array is an empty config.
 */
final class ArrayForm {

    private static final String SIZE = "array-size";

    private ArrayForm() {}

    static void add(
            final ConfigValues parent,
            final String key,
            final ConfigEntries type,
            final Object values) {
        final ConfigBase config = parent.addConfigBase(key);
        if (values == null) {
            return;
        }
        final int size = Array.getLength(values);
        config.addInt(SIZE, size);
        for (int i = 0; i < size; i++) {
            config.put(new ValueEntry(Integer.toString(i), type, Array.get(values, i)));
        }
    }

    static <A> A get(final ConfigBase config, final ConfigEntries type, final Class<A> array)
            throws InvalidSettingsException {
        final int size = config.getInt(SIZE, -1);
        if (size == -1) {
            return null;
        }
        final A values = array.cast(Array.newInstance(array.getComponentType(), size));
        for (int i = 0; i < size; i++) {
            final String key = Integer.toString(i);
            if (!(config.get(key) instanceof ValueEntry entry) || entry.getType() != type) {
                throw new InvalidSettingsException(
                        missing(type, key)
                                + " It is an element of the array \""
                                + config.getKey()
                                + "\", which says to have "
                                + size
                                + '.');
            }
            Array.set(values, i, entry.value());
        }
        return values;
    }

    static <A> A get(
            final ConfigValues parent,
            final String key,
            final ConfigEntries type,
            final Class<A> array,
            final A otherwise) {
        if (!(parent.get(key) instanceof ConfigBase config)) {
            return otherwise;
        }
        try {
            return get(config, type, array);
        } catch (final InvalidSettingsException e) {
            // the contract of the getters with a default: unusable counts as absent
            return otherwise;
        }
    }

    static String missing(final ConfigEntries type, final String key) {
        final String name = type.name().substring(1);
        return Character.toUpperCase(name.charAt(0))
                + name.substring(1)
                + " for key \""
                + key
                + "\" not found.";
    }
}
