package org.knime.core.data;

/** One immutable value of a table. */
public abstract class DataCell implements DataValue {

    /** Creates a cell. */
    public DataCell() {}

    /** The type of the cell. */
    public final DataType getType() {
        return DataType.getType(getClass());
    }

    /** Whether the value is not there. */
    public boolean isMissing() {
        return false;
    }

    /** Whether the other cell, which is of the same class and not null, has the same value. */
    protected abstract boolean equalsDataCell(DataCell dc);

    @Override
    public final boolean equals(final Object o) {
        return this == o
                || o instanceof DataCell cell
                        && cell.getClass() == getClass()
                        && equalsDataCell(cell);
    }

    @Override
    public abstract int hashCode();

    @Override
    public abstract String toString();
}
