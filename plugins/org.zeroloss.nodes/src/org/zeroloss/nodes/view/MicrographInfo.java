package org.zeroloss.nodes.view;

/**
 * Images as a page gets them: what they are, not their pixels.
 *
 * @param title name
 * @param quantity what the values are
 * @param unit their unit, empty if unknown
 * @param type native type of the pixels
 * @param frames number of images
 * @param x columns
 * @param y lines
 * @param tile columns and lines of a tile
 * @param levels levels of detail; each has half the columns and lines of the one before
 * @param firstLevel finest level that the page can show
 * @param note what a reader has to know of how they are shown, empty if nothing
 * @param marks objects on the images, {@code null} if there are none
 */
public record MicrographInfo(
        String title,
        String quantity,
        String unit,
        String type,
        int frames,
        AxisInfo x,
        AxisInfo y,
        int tile,
        int levels,
        int firstLevel,
        String note,
        MarksInfo marks) {

    MicrographInfo reduced(final int images, final int level, final String what) {
        return new MicrographInfo(
                title, quantity, unit, type, images, x, y, tile, levels, level, what, marks);
    }
}
