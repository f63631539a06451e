package org.zeroloss.format;

import org.zeroloss.base.Progress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Streams rows out of a file in which the axis of the rows may lie anywhere. The file holds,
 * slowest first, {@code outer} × {@code width} × {@code inner} values; the rows are, in order,
 * {@code (o, i)} for o &lt; outer, i &lt; inner, each of {@code width} values. With inner = 1 the
 * rows already lie in the file one after the other.
 *
 * <p>Else the values are transposed in blocks: a block takes as many inner positions as fit into a
 * fixed budget and goes forward through the file once, reading its part of each plane. Every value
 * is read exactly once, whatever the size; memory stays below {@value #BUDGET} bytes for each of
 * two buffers, or two rows if a row is longer than that.
 */
public final class AxisTransposer {

    /** Bytes of each of the two buffers. */
    public static final int BUDGET = 16 << 20;

    /** Planes read before their values are spread over the rows: bounds the strided writes. */
    private static final int PLANES = 64;

    private final SeekableBytes m_in;
    private final long m_offset;
    private final ByteOrder m_order;
    private final int m_bytes;
    private final long m_outer;
    private final int m_width;
    private final long m_inner;
    private final int m_budget;

    /**
     * @param in file, long enough for all values
     * @param offset byte at which the first value starts
     * @param order byte order of the values in the file
     * @param bytes bytes of a value: 1, 2, 4 or 8
     * @param outer positions slower than the rows' axis
     * @param width values of a row
     * @param inner positions faster than the rows' axis
     */
    public AxisTransposer(
            final SeekableBytes in,
            final long offset,
            final ByteOrder order,
            final int bytes,
            final long outer,
            final int width,
            final long inner) {
        this(in, offset, order, bytes, outer, width, inner, BUDGET);
    }

    AxisTransposer(
            final SeekableBytes in,
            final long offset,
            final ByteOrder order,
            final int bytes,
            final long outer,
            final int width,
            final long inner,
            final int budget) {
        m_in = in;
        m_offset = offset;
        m_order = order;
        m_bytes = bytes;
        m_outer = outer;
        m_width = width;
        m_inner = inner;
        m_budget = budget;
        in.require(
                offset,
                Math.multiplyExact(
                        Math.multiplyExact(Math.multiplyExact(outer, width), inner), (long) bytes),
                "the values of a signal");
    }

    /**
     * @param sink takes the rows in order, native and little endian
     * @param progress reports and cancels, once a block
     */
    public void read(final RowSink sink, final Progress progress) {
        if (m_inner == 1) {
            readStraight(sink, progress);
        } else {
            readTransposed(sink, progress);
        }
        progress.update(1, null);
    }

    private int rowsPerBlock(final long rows) {
        final long rowBytes = (long) m_width * m_bytes;
        return (int) Math.max(1, Math.min(rows, m_budget / rowBytes));
    }

    private static ByteBuffer buffer(final long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void readStraight(final RowSink sink, final Progress progress) {
        final long rowBytes = (long) m_width * m_bytes;
        if (m_order == ByteOrder.LITTLE_ENDIAN || m_bytes == 1) {
            final long all = m_outer * rowBytes;
            m_in.stream(m_offset, all, rowBytes, "the values of a signal", sink, progress);
            return;
        }
        final int rows = rowsPerBlock(m_outer);
        final ByteBuffer block = buffer(rows * rowBytes);
        for (long done = 0; done < m_outer; done += rows) {
            progress.checkCanceled();
            block.clear().limit((int) (Math.min(rows, m_outer - done) * rowBytes));
            m_in.read(m_offset + done * rowBytes, block, "the values of a signal");
            block.flip();
            swap(block);
            sink.accept(block);
            progress.update((double) done / m_outer, "Reading " + m_in.name());
        }
    }

    private void readTransposed(final RowSink sink, final Progress progress) {
        final long rowBytes = (long) m_width * m_bytes;
        final int rows = rowsPerBlock(m_inner);
        final int planes = Math.min(PLANES, m_width);
        final ByteBuffer block = buffer(rows * rowBytes);
        final ByteBuffer part = buffer((long) planes * rows * m_bytes);
        final long outerBytes = m_inner * rowBytes;
        for (long o = 0; o < m_outer; o++) {
            for (long i = 0; i < m_inner; i += rows) {
                final int n = (int) Math.min(rows, m_inner - i);
                block.clear();
                for (int e = 0; e < m_width; e += planes) {
                    progress.checkCanceled();
                    final int k = Math.min(planes, m_width - e);
                    readPlanes(m_offset + o * outerBytes, i, e, n, k, part);
                    spread(part, n, k, block, e);
                }
                block.limit((int) (n * rowBytes));
                sink.accept(block);
                progress.update(
                        ((double) o * m_inner + i) / ((double) m_outer * m_inner),
                        "Reading " + m_in.name());
            }
        }
    }

    /** Reads inner positions i … i+n−1 of the planes e … e+k−1, one plane after the other. */
    private void readPlanes(
            final long start,
            final long i,
            final int e,
            final int n,
            final int k,
            final ByteBuffer part) {
        part.clear();
        if (n == m_inner) {
            part.limit(k * n * m_bytes);
            m_in.read(start + e * m_inner * m_bytes, part, "planes of a signal");
            return;
        }
        for (int p = 0; p < k; p++) {
            part.limit((p + 1) * n * m_bytes);
            m_in.read(start + ((e + p) * m_inner + i) * m_bytes, part, "a plane of a signal");
        }
    }

    /** part[plane][position] to block[position][e + plane], swapping bytes where needed. */
    private void spread(
            final ByteBuffer part, final int n, final int k, final ByteBuffer block, final int e) {
        part.order(m_order);
        for (int i = 0; i < n; i++) {
            int to = (i * m_width + e) * m_bytes;
            for (int p = 0; p < k; p++) {
                final int from = (p * n + i) * m_bytes;
                switch (m_bytes) {
                    case 1 -> block.put(to, part.get(from));
                    case 2 -> block.putShort(to, part.getShort(from));
                    case 4 -> block.putInt(to, part.getInt(from));
                    default -> block.putLong(to, part.getLong(from));
                }
                to += m_bytes;
            }
        }
    }

    /** Big-endian values to little-endian ones, in place. */
    private void swap(final ByteBuffer block) {
        for (int at = 0; at < block.limit(); at += m_bytes) {
            switch (m_bytes) {
                case 2 -> block.putShort(at, Short.reverseBytes(block.getShort(at)));
                case 4 -> block.putInt(at, Integer.reverseBytes(block.getInt(at)));
                default -> block.putLong(at, Long.reverseBytes(block.getLong(at)));
            }
        }
    }
}
