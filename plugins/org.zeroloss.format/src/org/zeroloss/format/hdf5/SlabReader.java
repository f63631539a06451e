package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.RowSink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Streams a dataset's values as rows, whatever the order of its dimensions in the file. Slabs of a
 * bounded number of bytes are read one after the other: whole along the fast axes, one position
 * along the slow ones, and along the axis between as many as fit, in whole chunks if possible.
 */
final class SlabReader {

    private final H5Data m_data;
    private final int[] m_order;
    private final long[] m_sizes;
    private final int m_split;
    private final int m_step;
    private byte[] m_target = {};

    /**
     * @param data the values
     * @param order the file's dimension behind each axis of the signal, slowest first
     */
    SlabReader(final H5Data data, final int[] order) {
        m_data = data;
        m_order = order.clone();
        m_sizes = new long[order.length];
        for (int a = 0; a < order.length; a++) {
            m_sizes[a] = data.shape()[order[a]];
        }
        long below = data.bytes();
        int split = order.length - 1;
        below = H5Data.times(below, m_sizes[split]);
        while (split > 0 && H5Data.times(below, m_sizes[split - 1]) <= data.budget()) {
            split--;
            below *= m_sizes[split];
        }
        // the axis before the ones that fit as a whole
        m_split = split - 1;
        m_step = split == 0 ? 1 : step(below);
    }

    private int step(final long below) {
        final long most = Math.max(1, m_data.budget() / below);
        final int together = m_data.together(m_order[m_split]);
        final long whole = most / together * together;
        return (int) Math.min(m_sizes[m_split], whole > 0 ? whole : most);
    }

    void read(final RowSink sink, final Progress progress) {
        if (m_split < 0) {
            progress.checkCanceled();
            slab(new long[m_sizes.length], 1, sink, progress);
            progress.update(1, null);
            return;
        }
        long outer = 1;
        for (int a = 0; a < m_split; a++) {
            outer *= m_sizes[a];
        }
        final long[] from = new long[m_sizes.length];
        for (long o = 0; o < outer; o++) {
            long rest = o;
            for (int a = m_split - 1; a >= 0; a--) {
                from[a] = rest % m_sizes[a];
                rest /= m_sizes[a];
            }
            for (long s = 0; s < m_sizes[m_split]; s += m_step) {
                progress.checkCanceled();
                from[m_split] = s;
                slab(from, (int) Math.min(m_step, m_sizes[m_split] - s), sink, progress);
            }
            progress.update((o + 1.0) / outer, null);
        }
    }

    private void slab(
            final long[] from, final int step, final RowSink sink, final Progress progress) {
        final int rank = m_sizes.length;
        final long[] start = new long[rank];
        final int[] count = new int[rank];
        final int[] strides = new int[rank];
        int stride = 1;
        for (int a = rank - 1; a >= 0; a--) {
            final int d = m_order[a];
            start[d] = from[a];
            count[d] = a > m_split ? (int) m_sizes[a] : a == m_split ? step : 1;
            strides[d] = stride;
            stride *= count[d];
        }
        final int bytes = Math.multiplyExact(stride, m_data.bytes());
        if (m_target.length < bytes) {
            m_target = new byte[bytes];
        }
        m_data.read(start, count, m_target, strides, progress);
        if (m_data.order() == ByteOrder.BIG_ENDIAN) {
            swap(m_target, bytes, m_data.bytes());
        }
        sink.accept(ByteBuffer.wrap(m_target, 0, bytes).slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Reverses the bytes of each value. */
    private static void swap(final byte[] values, final int length, final int bytes) {
        for (int at = 0; at + bytes <= length; at += bytes) {
            for (int i = 0; i < bytes / 2; i++) {
                final byte b = values[at + i];
                values[at + i] = values[at + bytes - 1 - i];
                values[at + bytes - 1 - i] = b;
            }
        }
    }
}
