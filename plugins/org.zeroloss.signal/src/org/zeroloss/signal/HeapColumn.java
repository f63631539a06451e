package org.zeroloss.signal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A block's column in one array, as its bytes will lie in the file. */
final class HeapColumn implements BlockColumn {

    private final Column m_column;
    private final int m_rows;
    private final ByteBuffer m_bytes;

    HeapColumn(final Column column, final int rows) {
        final long bytes = rows * column.rowBytes();
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new SignalException(
                    "A block may have at most 2^31 - 9 bytes a column, found "
                            + bytes
                            + " in column '"
                            + column.name()
                            + "' with "
                            + rows
                            + " rows; write smaller blocks");
        }
        m_column = column;
        m_rows = rows;
        m_bytes = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes, position 0, limit at the end; not to be moved. */
    ByteBuffer bytes() {
        return m_bytes;
    }

    Column column() {
        return m_column;
    }

    @Override
    public int rows() {
        return m_rows;
    }

    @Override
    public int width() {
        return m_column.width();
    }

    @Override
    public DataType type() {
        return m_column.type();
    }

    @Override
    public void set(
            final int row, final int from, final int count, final double[] src, final int at) {
        final int pos = window(row, from, count);
        Check.window(at, count, src.length, "the source array");
        final int bad = NativeWrite.doubles(type(), m_bytes, pos, count, src, at);
        if (bad >= 0) {
            throw doesNotFit(row, from + bad, Double.toString(src[at + bad]));
        }
    }

    @Override
    public void set(
            final int row, final int from, final int count, final float[] src, final int at) {
        final int pos = window(row, from, count);
        Check.window(at, count, src.length, "the source array");
        final int bad = NativeWrite.floats(type(), m_bytes, pos, count, src, at);
        if (bad >= 0) {
            throw doesNotFit(row, from + bad, Float.toString(src[at + bad]));
        }
    }

    @Override
    public void set(final int row, final int channel, final double value) {
        set(row, channel, 1, new double[] {value}, 0);
    }

    @Override
    public void setLong(final int row, final int channel, final long value) {
        if (!NativeWrite.integer(type(), m_bytes, window(row, channel, 1), value)) {
            throw doesNotFit(row, channel, Long.toString(value));
        }
    }

    @Override
    public void setRaw(final int row, final int from, final int count, final ByteBuffer src) {
        final int pos = window(row, from, count);
        final int bytes = count * type().bytes();
        Check.window(0, bytes, src.remaining(), "the source buffer's remaining bytes");
        m_bytes.put(pos, src, src.position(), bytes);
        src.position(src.position() + bytes);
    }

    @Override
    public void setRaw(final ByteBuffer src) {
        Check.window(0, m_bytes.limit(), src.remaining(), "the source buffer's remaining bytes");
        m_bytes.put(0, src, src.position(), m_bytes.limit());
        src.position(src.position() + m_bytes.limit());
    }

    /** Copies rows of a column of the same shape. */
    void copy(final int row, final HeapColumn src, final int srcRow, final int count) {
        final int size = (int) m_column.rowBytes();
        m_bytes.put(row * size, src.m_bytes, srcRow * size, count * size);
    }

    private int window(final int row, final int from, final int count) {
        Check.index(row, m_rows, "rows of the block");
        Check.window(from, count, width(), "column '" + m_column.name() + "'");
        return (int) (row * m_column.rowBytes()) + from * type().bytes();
    }

    private SignalException doesNotFit(final int row, final int channel, final String value) {
        return new SignalException(
                "Expected a value that "
                        + type()
                        + " can hold in column '"
                        + m_column.name()
                        + "', found "
                        + value
                        + " in row "
                        + row
                        + " of the block, channel "
                        + channel);
    }
}
