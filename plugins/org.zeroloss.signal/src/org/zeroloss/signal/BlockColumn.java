package org.zeroloss.signal;

import java.nio.ByteBuffer;

/**
 * One column of a {@link SignalBlock} as rows × width values to be set: a band, or a map (width 1).
 * Different rows may be set by different threads at once. What is never set is 0.
 *
 * <p>Conversion: integer types take the nearest integer, a half going to the even neighbour ({@link
 * Math#rint}); a value outside the type's range, NaN and infinities are errors that name row and
 * channel. FLOAT32 takes the nearest float, NaN and infinities as they are; a finite value too
 * large for it is an error.
 */
public interface BlockColumn {

    /**
     * @return rows of the block
     */
    int rows();

    /**
     * @return values of a row
     */
    int width();

    /**
     * @return native type of the values
     */
    DataType type();

    /**
     * Sets a window of one row.
     *
     * @param row row in the block, 0 … rows−1
     * @param from first channel
     * @param count number of channels
     * @param src the values
     * @param at index in {@code src} of the first
     * @throws SignalException if the type cannot hold a value
     */
    void set(int row, int from, int count, double[] src, int at);

    /**
     * Sets a window of one row.
     *
     * @param row row in the block, 0 … rows−1
     * @param from first channel
     * @param count number of channels
     * @param src the values
     * @param at index in {@code src} of the first
     * @throws SignalException if the type cannot hold a value
     */
    void set(int row, int from, int count, float[] src, int at);

    /**
     * Sets one value.
     *
     * @param row row in the block, 0 … rows−1
     * @param channel 0 … width−1
     * @param value the value
     * @throws SignalException if the type cannot hold it
     */
    void set(int row, int channel, double value);

    /**
     * Sets one value of an integer type exactly.
     *
     * @param row row in the block, 0 … rows−1
     * @param channel 0 … width−1
     * @param value the value; for UINT64 taken as Java's unsigned long
     * @throws SignalException if the type cannot hold it or is no integer type
     */
    void setLong(int row, int channel, long value);

    /**
     * Sets a window of one row from bytes that are already native: little endian, of {@link
     * #type()}.
     *
     * @param row row in the block, 0 … rows−1
     * @param from first channel
     * @param count number of channels
     * @param src its next {@code count · type().bytes()} bytes are taken; its position moves on
     */
    void setRaw(int row, int from, int count, ByteBuffer src);

    /**
     * Sets a whole row.
     *
     * @param row row in the block, 0 … rows−1
     * @param src {@code width} values
     */
    default void setRow(final int row, final double[] src) {
        set(row, 0, width(), src, 0);
    }

    /**
     * Sets a whole row.
     *
     * @param row row in the block, 0 … rows−1
     * @param src {@code width} values
     */
    default void setRow(final int row, final float[] src) {
        set(row, 0, width(), src, 0);
    }

    /**
     * Sets all rows from bytes that are already native.
     *
     * @param src its next {@code rows · width · type().bytes()} bytes are taken, row by row
     */
    default void setRaw(final ByteBuffer src) {
        for (int r = 0; r < rows(); r++) {
            setRaw(r, 0, width(), src);
        }
    }
}
