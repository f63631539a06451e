package org.zeroloss.standin.table;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Runs through the rows of a store, one block in memory at a time. */
final class RowReader extends CloseableRowIterator {

    private final RowStore store;
    private final int columns;
    private Iterator<RowStore.Block> blocks;
    private DataInputStream in;
    private int left;

    RowReader(final RowStore store, final int columns, final Iterator<RowStore.Block> blocks) {
        this.store = store;
        this.columns = columns;
        this.blocks = blocks;
    }

    @Override
    public boolean hasNext() {
        try {
            while (left == 0 && blocks.hasNext()) {
                final RowStore.Block block = blocks.next();
                final ByteBuffer bytes = store.read(block);
                in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
                left = block.rows();
            }
            return left > 0;
        } catch (final IOException e) {
            throw RowStore.failed(e);
        }
    }

    @Override
    public DataRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The table has no further row");
        }
        try {
            final RowKey key = new RowKey(CellCode.readText(in));
            final DataCell[] cells = new DataCell[columns];
            for (int i = 0; i < columns; i++) {
                cells[i] = CellCode.read(in);
            }
            left--;
            return new DefaultRow(key, cells);
        } catch (final IOException e) {
            throw RowStore.failed(e);
        }
    }

    @Override
    public void close() {
        blocks = Collections.emptyIterator();
        left = 0;
        in = null;
    }
}
