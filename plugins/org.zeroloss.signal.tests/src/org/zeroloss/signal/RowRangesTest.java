package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

class RowRangesTest {

    @Test
    void rangesCoverEveryRowOnce() {
        for (final long rows : new long[] {0, 1, 6, 7, 8, 21}) {
            final RowRanges ranges = new RowRanges(rows, 7);
            final List<RowRange> all = new ArrayList<>();
            ranges.forEach(all::add);
            assertEquals(ranges.count(), all.size());
            long next = 0;
            for (int i = 0; i < all.size(); i++) {
                assertEquals(all.get(i), ranges.get(i));
                assertEquals(next, all.get(i).first());
                next = all.get(i).end();
            }
            assertEquals(rows, next);
        }
    }

    @Test
    void longIndicesAndBounds() {
        final RowRanges ranges = new RowRanges(Long.MAX_VALUE, 1 << 30);
        assertEquals(new RowRange((1L << 33) - 1 << 30, (1 << 30) - 1), ranges.get((1L << 33) - 1));
        assertThrows(IndexOutOfBoundsException.class, () -> ranges.get(1L << 33));
        assertThrows(NoSuchElementException.class, () -> new RowRanges(0, 1).iterator().next());
        assertThrows(IllegalArgumentException.class, () -> new RowRanges(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new RowRanges(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new RowRange(0, 0));
    }
}
