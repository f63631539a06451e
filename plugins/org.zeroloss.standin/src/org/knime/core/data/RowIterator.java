package org.knime.core.data;

import java.util.Iterator;

/** Runs through the rows of a table. */
public abstract class RowIterator implements Iterator<DataRow> {

    /** Creates the iterator. */
    public RowIterator() {}

    @Override
    public abstract boolean hasNext();

    @Override
    public abstract DataRow next();

    /** Tables do not change: always throws {@link UnsupportedOperationException}. */
    @Override
    public final void remove() {
        throw new UnsupportedOperationException(
                "Expected reading only, found the removal of a row: tables do not change; write"
                        + " the rows to keep into a new table");
    }
}
