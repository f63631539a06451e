package org.knime.core.data.def;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** A row that holds its cells. */
public class DefaultRow implements DataRow {

    private final RowKey key;
    private final DataCell[] cells;

    /** A row of cells, none of them null. */
    public DefaultRow(final RowKey rowKey, final DataCell... row) {
        this.key = Objects.requireNonNull(rowKey, "A row needs an identifier, found null");
        this.cells = row.clone();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw new IllegalArgumentException(
                        "Cell " + i + " of row " + rowKey + " is null; put a missing cell");
            }
        }
    }

    /** A row of cells, none of them null. */
    public DefaultRow(final String rowKey, final DataCell... row) {
        this(new RowKey(rowKey), row);
    }

    /** A row of cells, none of them null. */
    public DefaultRow(final RowKey rowKey, final List<DataCell> row) {
        this(rowKey, row.toArray(DataCell[]::new));
    }

    /** A row of cells, none of them null. */
    public DefaultRow(final String rowKey, final List<DataCell> row) {
        this(new RowKey(rowKey), row);
    }

    /** A row of numbers. */
    public DefaultRow(final RowKey rowKey, final double... row) {
        this(rowKey, Arrays.stream(row).mapToObj(DoubleCell::new).toArray(DataCell[]::new));
    }

    /** A row of numbers. */
    public DefaultRow(final String rowKey, final double... row) {
        this(new RowKey(rowKey), row);
    }

    /** A row of integers. */
    public DefaultRow(final RowKey rowKey, final int... row) {
        this(rowKey, Arrays.stream(row).mapToObj(IntCell::new).toArray(DataCell[]::new));
    }

    /** A row of integers. */
    public DefaultRow(final String rowKey, final int... row) {
        this(new RowKey(rowKey), row);
    }

    /** The cells of another row under a new identifier. */
    public DefaultRow(final RowKey key, final DataRow row) {
        this(key, row.stream().toArray(DataCell[]::new));
    }

    /** The cells of another row under a new identifier. */
    public DefaultRow(final String key, final DataRow row) {
        this(new RowKey(key), row);
    }

    @Override
    public final int getNumCells() {
        return cells.length;
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final DataCell getCell(final int index) {
        return cells[index];
    }

    @Override
    public Iterator<DataCell> iterator() {
        return Arrays.asList(cells).iterator();
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof DefaultRow other
                && key.equals(other.key)
                && Arrays.equals(cells, other.cells);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return key + ": " + Arrays.toString(cells);
    }
}
