package org.knime.core.data;

import java.util.Objects;

/** The identifier of a row, unique in its table. */
public final class RowKey implements RowKeyValue {

    private final String key;

    /** An identifier; it is not null. */
    public RowKey(final String key) {
        this.key = Objects.requireNonNull(key, "A row needs an identifier, found null");
    }

    /** The identifier that KNIME gives a row by its index: {@code Row0}, {@code Row1}, … */
    public static RowKey createRowKey(final long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }

    /** The identifier that KNIME gives a row by its index: {@code Row0}, {@code Row1}, … */
    public static RowKey createRowKey(final int rowIndex) {
        return createRowKey((long) rowIndex);
    }

    @Override
    public String getString() {
        return key;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof RowKey other && key.equals(other.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
