package org.zeroloss.signal.browse;

/**
 * A rectangle of pixels, its ends included.
 *
 * @param x0 first column
 * @param y0 first line
 * @param x1 last column
 * @param y1 last line
 */
public record PixelRegion(int x0, int y0, int x1, int y1) {

    /** Validates the order of the ends. */
    public PixelRegion {
        if (x0 < 0 || y0 < 0 || x1 < x0 || y1 < y0) {
            throw new IndexOutOfBoundsException(
                    "A region needs ascending columns and lines from 0, found columns "
                            + x0
                            + " to "
                            + x1
                            + ", lines "
                            + y0
                            + " to "
                            + y1);
        }
    }

    int columns() {
        return x1 - x0 + 1;
    }

    int lines() {
        return y1 - y0 + 1;
    }

    void check(final PixelGrid grid) {
        if (x1 >= grid.x().size() || y1 >= grid.y().size()) {
            throw new IndexOutOfBoundsException(
                    "The region ends at column "
                            + x1
                            + ", line "
                            + y1
                            + "; the image has "
                            + grid.x().size()
                            + " columns and "
                            + grid.y().size()
                            + " lines");
        }
    }
}
