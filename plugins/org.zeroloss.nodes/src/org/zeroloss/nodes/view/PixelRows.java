package org.zeroloss.nodes.view;

import org.zeroloss.signal.browse.PixelGrid;

/** Rows of an image in the order in which a page holds its pixels. */
final class PixelRows {

    private PixelRows() {}

    /** All rows of one frame. */
    static int[] ofFrame(final PixelGrid grid, final int frame) {
        final int first = Math.toIntExact(grid.firstRow(frame));
        final int[] rows = new int[grid.pixels()];
        for (int p = 0; p < rows.length; p++) {
            rows[p] = first + p;
        }
        return rows;
    }

    /** Every n-th column and line of all frames. */
    static int[] every(final PixelGrid grid, final int n) {
        final int columns = (int) (grid.x().size() + n - 1) / n;
        final int lines = (int) (grid.y().size() + n - 1) / n;
        final int[] rows = new int[grid.frames() * lines * columns];
        int at = 0;
        for (int f = 0; f < grid.frames(); f++) {
            for (int y = 0; y < lines; y++) {
                for (int x = 0; x < columns; x++) {
                    rows[at++] = Math.toIntExact(grid.row(f, x * n, y * n));
                }
            }
        }
        return rows;
    }

    /**
     * How many columns and lines to leave out so that the rest fits.
     *
     * @param grid the pixels
     * @param each numbers of a pixel
     * @param mostBytes how large they may be in all
     * @param start the result is a multiple of it
     * @return every which column and line is kept
     */
    static int stride(
            final PixelGrid grid, final double each, final long mostBytes, final int start) {
        int every = start;
        while (bytes(grid, every, each) > mostBytes
                && every < Math.max(grid.x().size(), grid.y().size())) {
            every += start;
        }
        return every;
    }

    private static double bytes(final PixelGrid grid, final int every, final double each) {
        final double columns = Math.ceil((double) grid.x().size() / every);
        final double lines = Math.ceil((double) grid.y().size() / every);
        return grid.frames() * columns * lines * each * Float.BYTES;
    }

    /** What a page tells of pixels that it does not hold; nothing if it holds all. */
    static String note(final int every) {
        return every == 1
                ? ""
                : "This page holds one of every "
                        + every
                        + " columns and lines; the node's own view shows all";
    }
}
