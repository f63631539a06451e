package org.knime.core.data.container;

import org.knime.core.data.RowIterator;

import java.io.Closeable;

/** Runs through the rows of a table and holds a resource until it is closed or at its end. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {

    /** Creates the iterator. */
    public CloseableRowIterator() {}

    @Override
    public abstract void close();
}
