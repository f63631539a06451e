package org.zeroloss.signal;

/**
 * Successive rows.
 *
 * @param first the first row, at least 0
 * @param count how many, at least 1
 */
public record RowRange(long first, int count) {

    /** Validates both components. */
    public RowRange {
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException(
                    "A range of rows needs first >= 0 and count >= 1, found first = "
                            + first
                            + ", count = "
                            + count);
        }
    }

    /**
     * @return one past the last row
     */
    public long end() {
        return first + count;
    }
}
