package org.zeroloss.imaging.defects;

import java.util.OptionalDouble;

/** An image of one channel that is read in windows, so that it may be larger than the memory. */
public interface PixelSource {

    /**
     * @return what messages call it
     */
    String name();

    /**
     * @return columns in pixels, at least 1
     */
    int width();

    /**
     * @return rows in pixels, at least 1
     */
    int height();

    /**
     * @return side of a pixel in Å, if known
     */
    OptionalDouble pixelSizeA();

    /**
     * Reads a part of one row.
     *
     * @param y row, from 0
     * @param x first column, from 0
     * @param into takes the values from {@code at} on
     * @param at index of the first value
     * @param count number of values; all of them lie in the image
     */
    void read(int y, int x, float[] into, int at, int count);

    /**
     * Reads a window that may reach beyond the image; there the image goes on mirrored at its edge
     * (the outermost pixel is not repeated; a window that reaches further than the image is large
     * is mirrored again).
     *
     * @param window which pixels
     * @return its values, row by row
     */
    default float[] window(final Window window) {
        final float[] values = new float[window.pixels()];
        final int from = Math.max(0, window.x());
        final int to = Math.min(width(), window.x() + window.width());
        for (int j = 0; j < window.height(); j++) {
            final int y = Mirror.index(window.y() + j, height());
            final int row = j * window.width();
            if (from < to) {
                read(y, from, values, row + from - window.x(), to - from);
            }
            final float[] one = new float[1];
            for (int i = 0; i < window.width(); i++) {
                final int x = window.x() + i;
                if (x < from || x >= to) {
                    read(y, Mirror.index(x, width()), one, 0, 1);
                    values[row + i] = one[0];
                }
            }
        }
        return values;
    }
}
