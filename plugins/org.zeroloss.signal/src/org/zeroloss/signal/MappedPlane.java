package org.zeroloss.signal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** A column of a mapped file, seen through a window. */
final class MappedPlane implements Plane {

    private final MappedFile m_mapped;
    private final SignalFile.Batches m_batches;
    private final int m_index;
    private final Column m_column;
    private final Window m_window;
    private final long m_rows;
    private final int m_width;
    private final int m_channelFrom;

    /** {@code index}: of the column in the file; {@code spec}: of the view. */
    MappedPlane(
            final MappedFile mapped, final int index, final Window window, final SignalSpec spec) {
        m_mapped = mapped;
        m_batches = mapped.file().batches();
        m_index = index;
        m_column = mapped.file().columns().get(index);
        m_window = window;
        m_rows = spec.rows();
        m_width = m_column.list() ? spec.width() : 1;
        m_channelFrom = m_column.list() ? window.channelFrom() : 0;
    }

    @Override
    public long rows() {
        return m_rows;
    }

    @Override
    public int width() {
        return m_width;
    }

    @Override
    public DataType type() {
        return m_column.type();
    }

    @Override
    public void read(
            final long row, final int from, final int count, final double[] dst, final int at) {
        check(row, from, count);
        Check.window(at, count, dst.length, "the destination array");
        final long stamp = m_mapped.begin();
        try {
            final long fileRow = m_window.fileRow(row);
            final int b = m_batches.find(fileRow);
            NativeRead.doubles(
                    type(), m_mapped.batch(b), position(b, fileRow, from), count, dst, at);
        } finally {
            m_mapped.end(stamp);
        }
    }

    @Override
    public void read(
            final long row, final int from, final int count, final float[] dst, final int at) {
        check(row, from, count);
        Check.window(at, count, dst.length, "the destination array");
        final long stamp = m_mapped.begin();
        try {
            final long fileRow = m_window.fileRow(row);
            final int b = m_batches.find(fileRow);
            NativeRead.floats(
                    type(), m_mapped.batch(b), position(b, fileRow, from), count, dst, at);
        } finally {
            m_mapped.end(stamp);
        }
    }

    @Override
    public void readRows(final long firstRow, final int count, final double[] dst, final int at) {
        Check.window(at, (long) count * m_width, dst.length, "the destination array");
        forEachRun(
                firstRow,
                count,
                (bytes, pos, done, n) -> NativeRead.doubles(type(), bytes, pos, n, dst, at + done));
    }

    @Override
    public void readRows(final long firstRow, final int count, final float[] dst, final int at) {
        Check.window(at, (long) count * m_width, dst.length, "the destination array");
        forEachRun(
                firstRow,
                count,
                (bytes, pos, done, n) -> NativeRead.floats(type(), bytes, pos, n, dst, at + done));
    }

    @Override
    public void readRaw(final long row, final int from, final int count, final ByteBuffer dst) {
        check(row, from, count);
        final int bytes = Math.multiplyExact(count, type().bytes());
        Check.window(0, bytes, dst.remaining(), "the destination buffer's remaining bytes");
        final long stamp = m_mapped.begin();
        try {
            final long fileRow = m_window.fileRow(row);
            final int b = m_batches.find(fileRow);
            dst.put(dst.position(), m_mapped.batch(b), position(b, fileRow, from), bytes);
        } finally {
            m_mapped.end(stamp);
        }
        dst.position(dst.position() + bytes);
    }

    @Override
    public void readRawRows(final long firstRow, final int count, final ByteBuffer dst) {
        final int size = type().bytes();
        final int start = dst.position();
        Check.window(
                0,
                (long) count * m_width * size,
                dst.remaining(),
                "the destination buffer's remaining bytes");
        forEachRun(
                firstRow,
                count,
                (bytes, pos, done, n) -> dst.put(start + done * size, bytes, pos, n * size));
        dst.position(start + count * m_width * size);
    }

    @Override
    public void visitRawRows(
            final long firstRow, final int count, final Consumer<ByteBuffer> visitor) {
        final int size = type().bytes();
        forEachRun(
                firstRow,
                count,
                (bytes, pos, done, n) ->
                        visitor.accept(
                                bytes.slice(pos, n * size)
                                        .asReadOnlyBuffer()
                                        .order(ByteOrder.LITTLE_ENDIAN)));
    }

    @Override
    public double get(final long row, final int channel) {
        check(row, channel, 1);
        final long stamp = m_mapped.begin();
        try {
            final long fileRow = m_window.fileRow(row);
            final int b = m_batches.find(fileRow);
            return NativeRead.value(type(), m_mapped.batch(b), position(b, fileRow, channel));
        } finally {
            m_mapped.end(stamp);
        }
    }

    @Override
    public long getLong(final long row, final int channel) {
        check(row, channel, 1);
        final long stamp = m_mapped.begin();
        try {
            final long fileRow = m_window.fileRow(row);
            final int b = m_batches.find(fileRow);
            return NativeRead.integer(type(), m_mapped.batch(b), position(b, fileRow, channel));
        } finally {
            m_mapped.end(stamp);
        }
    }

    /** Takes {@code values} values that lie together, {@code done} values after the first. */
    @FunctionalInterface
    private interface Run {
        void read(ByteBuffer bytes, int pos, int done, int values);
    }

    private void forEachRun(final long firstRow, final int count, final Run run) {
        Check.window(firstRow, count, m_rows, "rows");
        final boolean whole = m_width == m_column.width();
        final long stamp = m_mapped.begin();
        try {
            for (int done = 0; done < count; ) {
                final long row = firstRow + done;
                final long fileRow = m_window.fileRow(row);
                final int b = m_batches.find(fileRow);
                final long together = whole ? m_window.run(row) : 1;
                final long inBatch = m_batches.firstRows()[b + 1] - fileRow;
                final int n = (int) Math.min(Math.min(together, inBatch), count - done);
                run.read(m_mapped.batch(b), position(b, fileRow, 0), done * m_width, n * m_width);
                done += n;
            }
        } finally {
            m_mapped.end(stamp);
        }
    }

    private int position(final int batch, final long fileRow, final int channel) {
        return (int)
                (m_batches.layouts().get(batch).offsets()[m_index]
                        + (fileRow - m_batches.firstRows()[batch]) * m_column.rowBytes()
                        + (long) (m_channelFrom + channel) * type().bytes());
    }

    private void check(final long row, final int from, final int count) {
        Check.index(row, m_rows, "rows");
        Check.window(from, count, m_width, "channels of column '" + m_column.name() + "'");
    }
}
