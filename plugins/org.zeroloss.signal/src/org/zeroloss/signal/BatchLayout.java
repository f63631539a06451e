package org.zeroloss.signal;

import java.util.List;

/**
 * Where the columns of one record batch lie in its body.
 *
 * @param columns the columns in order
 * @param rows rows of the batch
 * @param offsets offset of each column's values from the start of the body
 * @param bodyLength bytes of the body
 */
record BatchLayout(List<Column> columns, long rows, long[] offsets, long bodyLength) {

    /** What Arrow recommends, so that vector instructions find aligned data. */
    static final int ALIGNMENT = 64;

    static BatchLayout of(final List<Column> columns, final long rows) {
        final long[] offsets = new long[columns.size()];
        long at = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at = aligned(at + rows * columns.get(i).rowBytes());
        }
        return new BatchLayout(columns, rows, offsets, at);
    }

    static long aligned(final long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
