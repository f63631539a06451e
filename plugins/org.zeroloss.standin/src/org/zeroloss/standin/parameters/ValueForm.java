package org.zeroloss.standin.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * How a value of one type lies under a key.
 *
 * @param <T> the type
 * @param loader reads it
 * @param saver writes it
 * @param empty written in place of an optional value that is absent
 */
record ValueForm<T>(Loader<T> loader, Saver<T> saver, T empty) {

    /** Reads a value. */
    interface Loader<T> {
        T load(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }

    /** Writes a value. */
    interface Saver<T> {
        void save(NodeSettingsWO settings, String key, T value);
    }

    void saveObject(final NodeSettingsWO settings, final String key, final Object value) {
        @SuppressWarnings("unchecked") // the form was chosen by the type of the value's field
        final T typed = (T) value;
        saver.save(settings, key, typed);
    }
}
