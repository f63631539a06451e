package org.zeroloss.learn.network;

/**
 * An image of any size that is read in windows. A source that needs surroundings, for a local
 * normalization say, reads a larger window itself.
 */
public interface ImageSource {

    /**
     * @return channels
     */
    int channels();

    /**
     * @return rows in pixels
     */
    int height();

    /**
     * @return columns in pixels
     */
    int width();

    /**
     * Reads a window that lies wholly in the image.
     *
     * @param row first row
     * @param column first column
     * @param rows number of rows
     * @param columns number of columns
     * @param to receives {@code channels · rows · columns} values in the order channel, row, column
     */
    void read(int row, int column, int rows, int columns, float[] to);
}
