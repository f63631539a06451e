package org.zeroloss.signal;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * All rows cut into successive ranges of equal length (the last may be shorter), for work that
 * streams: iterate, or address a range by its index from parallel workers.
 *
 * @param rows number of rows, at least 0
 * @param rowsPerRange length of each range but the last, at least 1
 */
public record RowRanges(long rows, int rowsPerRange) implements Iterable<RowRange> {

    /** Validates both components. */
    public RowRanges {
        if (rows < 0 || rowsPerRange < 1) {
            throw new IllegalArgumentException(
                    "Ranges need rows >= 0 and rowsPerRange >= 1, found rows = "
                            + rows
                            + ", rowsPerRange = "
                            + rowsPerRange);
        }
    }

    /**
     * @return number of ranges
     */
    public long count() {
        return rows / rowsPerRange + (rows % rowsPerRange == 0 ? 0 : 1);
    }

    /**
     * @param index 0 … count−1
     * @return that range
     */
    public RowRange get(final long index) {
        final long first = Check.index(index, count(), "row ranges") * rowsPerRange;
        return new RowRange(first, (int) Math.min(rowsPerRange, rows - first));
    }

    @Override
    public Iterator<RowRange> iterator() {
        return new Iterator<>() {
            private long m_next;

            @Override
            public boolean hasNext() {
                return m_next < count();
            }

            @Override
            public RowRange next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return get(m_next++);
            }
        };
    }
}
