package org.zeroloss.signal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a signal file holds and where, checked: every column of every batch lies within the file.
 *
 * @param file the file
 * @param length its length in bytes
 * @param spec the signal
 * @param columns the columns in the file's order
 * @param batches the record batches in order, together {@code spec.rows()} rows
 */
record SignalFile(Path file, long length, SignalSpec spec, List<Column> columns, Batches batches) {

    /**
     * The record batches of a file.
     *
     * @param firstRows first row of each batch, and the number of all rows as last entry
     * @param blocks where each lies
     * @param layouts what lies where in each
     */
    record Batches(long[] firstRows, List<ArrowBlock> blocks, List<BatchLayout> layouts) {

        int count() {
            return blocks.size();
        }

        /** The batch that holds a row. */
        int find(final long row) {
            // batches without rows share their first row with the next: the last one holds it
            int i = Arrays.binarySearch(firstRows, row);
            if (i < 0) {
                return -i - 2;
            }
            while (firstRows[i + 1] == row) {
                i++;
            }
            return i;
        }
    }

    /** Index of a column, or −1. */
    int find(final String name, final boolean list) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).list() == list && columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
