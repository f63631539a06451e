package org.zeroloss.signal;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One column of an open signal as rows × width values: a band (width = the size of the last axis)
 * or a map (width 1). Values are read from the mapped file and converted on the way; nothing is
 * cached. Safe for concurrent use. Every method throws {@link SignalException} once the signal is
 * closed and {@link IndexOutOfBoundsException} for a row or channel outside.
 *
 * <p>Conversion: to {@code double} every type but 64-bit integers beyond 2^53 is exact; to {@code
 * float} the nearest float.
 */
public interface Plane {

    /**
     * @return number of rows
     */
    long rows();

    /**
     * @return values of a row
     */
    int width();

    /**
     * @return native type of the values
     */
    DataType type();

    /**
     * Reads a window of one row.
     *
     * @param row 0 … rows−1
     * @param from first channel
     * @param count number of channels
     * @param dst where the values go
     * @param at index in {@code dst} of the first
     */
    void read(long row, int from, int count, double[] dst, int at);

    /**
     * Reads a window of one row.
     *
     * @param row 0 … rows−1
     * @param from first channel
     * @param count number of channels
     * @param dst where the values go
     * @param at index in {@code dst} of the first
     */
    void read(long row, int from, int count, float[] dst, int at);

    /**
     * Reads whole rows, one after the other: {@code rows · width} values.
     *
     * @param firstRow first row
     * @param count number of rows
     * @param dst where the values go
     * @param at index in {@code dst} of the first
     */
    void readRows(long firstRow, int count, double[] dst, int at);

    /**
     * Reads whole rows, one after the other: {@code rows · width} values.
     *
     * @param firstRow first row
     * @param count number of rows
     * @param dst where the values go
     * @param at index in {@code dst} of the first
     */
    void readRows(long firstRow, int count, float[] dst, int at);

    /**
     * Copies a window of one row as it lies in the file, little endian.
     *
     * @param row 0 … rows−1
     * @param from first channel
     * @param count number of channels
     * @param dst takes {@code count · type().bytes()} bytes at its position, which moves on
     */
    void readRaw(long row, int from, int count, ByteBuffer dst);

    /**
     * Copies whole rows as they lie in the file, little endian.
     *
     * @param firstRow first row
     * @param count number of rows
     * @param dst takes {@code count · width · type().bytes()} bytes at its position, which moves on
     */
    void readRawRows(long firstRow, int count, ByteBuffer dst);

    /**
     * Shows whole rows as they lie in the mapped file, little endian, without copying them.
     *
     * @param firstRow first row
     * @param count number of rows
     * @param visitor takes them in order, one or several rows at a time; the buffer is read-only
     *     and valid during the call only, in which the signal must neither be read nor closed
     */
    void visitRawRows(long firstRow, int count, Consumer<ByteBuffer> visitor);

    /**
     * Reads one value; for many, {@link #read} is far faster.
     *
     * @param row 0 … rows−1
     * @param channel 0 … width−1
     * @return the value
     */
    double get(long row, int channel);

    /**
     * Reads one value of an integer type exactly.
     *
     * @param row 0 … rows−1
     * @param channel 0 … width−1
     * @return the value; UINT64 from 2^63 on as Java's unsigned long
     * @throws SignalException if the type is not an integer type
     */
    long getLong(long row, int channel);

    /**
     * @param row 0 … rows−1
     * @return a new array of the whole row
     */
    default double[] row(final long row) {
        final double[] values = new double[width()];
        read(row, 0, values.length, values, 0);
        return values;
    }
}
