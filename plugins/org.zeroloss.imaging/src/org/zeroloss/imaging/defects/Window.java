package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

/**
 * A rectangle of pixels, which may reach beyond an image.
 *
 * @param x first column
 * @param y first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Window(int x, int y, int width, int height) {

    /** Validates the size. */
    public Window {
        Check.atLeast(width, 1, "width of a window in pixels");
        Check.atLeast(height, 1, "height of a window in pixels");
        if ((long) width * height > Integer.MAX_VALUE - 8) {
            Check.range((double) width * height, 1, Integer.MAX_VALUE - 8.0, "pixels of a window");
        }
    }

    /**
     * @return number of pixels
     */
    public int pixels() {
        return width * height;
    }

    /**
     * @param margin pixels to add on each side
     * @return the larger window
     */
    public Window grown(final int margin) {
        return new Window(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    /**
     * Cuts a smaller window out of values of this one.
     *
     * @param values of this window, row by row
     * @param inner lies within this window
     * @return values of the inner window
     */
    public float[] cut(final float[] values, final Window inner) {
        final float[] part = new float[inner.pixels()];
        for (int j = 0; j < inner.height; j++) {
            System.arraycopy(
                    values,
                    (inner.y - y + j) * width + inner.x - x,
                    part,
                    j * inner.width,
                    inner.width);
        }
        return part;
    }
}
