package org.knime.core.node.config.base;

import java.util.Objects;

/** One entry of a config: a value or a config again. */
public abstract class AbstractConfigEntry {

    private final String key;
    private final ConfigEntries type;

    AbstractConfigEntry(final String key, final ConfigEntries type) {
        if (key == null) {
            throw new IllegalArgumentException("A config entry needs a key, found null");
        }
        this.key = key;
        this.type = Objects.requireNonNull(type);
    }

    /** The key under which the entry is found in its config. */
    public final String getKey() {
        return key;
    }

    /** The type of the value. */
    public final ConfigEntries getType() {
        return type;
    }

    /** The value as text, {@code null} if it is null. */
    public abstract String toStringValue();

    /** Whether the other entry has the same key, type and value. */
    public final boolean isIdentical(final AbstractConfigEntry entry) {
        return entry != null && key.equals(entry.key) && type == entry.type && sameValue(entry);
    }

    abstract boolean sameValue(AbstractConfigEntry entry);

    @Override
    public String toString() {
        return key + "=" + toStringValue();
    }
}
