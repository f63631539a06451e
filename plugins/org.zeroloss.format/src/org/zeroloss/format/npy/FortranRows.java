package org.zeroloss.format.npy;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.PixelParts;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Rows of an array whose first axis runs fastest in the file. Up to two axes are transposed in one
 * go. With more, rows lie scattered over the whole file, and it is gone through once for every
 * {@value #BUDGET} bytes of rows: bounded memory at the price of time.
 */
final class FortranRows {

    private static final int BUDGET = 48 << 20;

    private final SeekableBytes m_in;
    private final NpyHeader m_header;
    private final int m_part;
    private final int m_width;
    private final long m_rows;

    /**
     * @param in a whole array file
     * @param header its head
     * @param part which part of a complex number, 0 for plain ones
     */
    FortranRows(final SeekableBytes in, final NpyHeader header, final int part) {
        m_in = in;
        m_header = header;
        m_part = part;
        final List<Long> shape = header.shape();
        m_width = Math.toIntExact(shape.get(shape.size() - 1));
        m_rows =
                header.dataBytes(in.name())
                        / header.element().bytes()
                        / header.element().parts().stored()
                        / m_width;
    }

    void read(final RowSink sink, final Progress progress) {
        final PixelParts parts = m_header.element().parts();
        if (m_header.shape().size() <= 2 && parts.isPlain()) {
            new AxisTransposer(
                            m_in,
                            m_header.length(),
                            m_header.order(),
                            m_header.element().bytes(),
                            1,
                            m_width,
                            m_rows)
                    .read(sink, progress);
            return;
        }
        final int size = m_header.element().bytes();
        final long rowBytes = (long) m_width * size;
        final int rows = (int) Math.max(1, Math.min(m_rows, BUDGET / rowBytes));
        final ByteBuffer block =
                ByteBuffer.allocate(Math.toIntExact(rows * rowBytes))
                        .order(ByteOrder.LITTLE_ENDIAN);
        final long[] at = new long[rows];
        for (long first = 0; first < m_rows; first += rows) {
            final int n = (int) Math.min(rows, m_rows - first);
            for (int i = 0; i < n; i++) {
                at[i] = place(first + i);
            }
            for (int e = 0; e < m_width; e++) {
                progress.checkCanceled();
                for (int i = 0; i < n; i++) {
                    final long place = (e * m_rows + at[i]) * parts.stored() + m_part;
                    final long from = m_header.length() + place * size;
                    put(block, (i * m_width + e) * size, from, size);
                }
            }
            block.clear().limit((int) (n * rowBytes));
            sink.accept(block);
            progress.update((double) first / m_rows, "Reading " + m_in.name());
        }
        progress.update(1, null);
    }

    /** Where in a plane of the last axis the row lies that C order counts so. */
    private long place(final long row) {
        final List<Long> shape = m_header.shape();
        long rest = row;
        long index = 0;
        // In C order the last of the other axes runs fastest, in the file the first.
        long stride = m_rows;
        for (int a = shape.size() - 2; a >= 0; a--) {
            stride /= shape.get(a);
            index += rest % shape.get(a) * stride;
            rest /= shape.get(a);
        }
        return index;
    }

    private void put(final ByteBuffer block, final int to, final long from, final int size) {
        final ByteOrder order = m_header.order();
        switch (size) {
            case 1 -> block.put(to, (byte) m_in.u8(from, "a value"));
            case 2 -> block.putShort(to, m_in.i16(from, order, "a value"));
            case 4 -> block.putInt(to, m_in.i32(from, order, "a value"));
            default -> block.putLong(to, m_in.i64(from, order, "a value"));
        }
    }
}
