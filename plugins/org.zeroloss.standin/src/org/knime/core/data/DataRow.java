package org.knime.core.data;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An identifier and a cell for each column. */
public interface DataRow extends Iterable<DataCell> {

    /** The number of cells. */
    int getNumCells();

    /** The identifier. */
    RowKey getKey();

    /** The cell of a column. */
    DataCell getCell(int index);

    /** The cells in the order of the columns. */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
