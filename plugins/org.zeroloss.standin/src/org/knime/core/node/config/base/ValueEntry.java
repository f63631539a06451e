package org.knime.core.node.config.base;

import java.util.Objects;

/** A value under its key. The value is of the type's box class, or text, or null. */
final class ValueEntry extends AbstractConfigEntry {

    private final Object value;

    ValueEntry(final String key, final ConfigEntries type, final Object value) {
        super(key, type);
        this.value = value;
    }

    Object value() {
        return value;
    }

    @Override
    public String toStringValue() {
        if (value instanceof Float number) {
            // KNIME writes the digits of the double
            return Double.toString(number);
        }
        return value == null ? null : value.toString();
    }

    @Override
    boolean sameValue(final AbstractConfigEntry entry) {
        return Objects.equals(value, ((ValueEntry) entry).value);
    }
}
