package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Values that lie in the file one after the other, in C order. */
final class H5Contiguous extends H5Data {

    private static final int BUDGET = 16 << 20;
    private static final int WINDOW = 1 << 20;

    private final SeekableBytes m_in;
    private final long m_address;
    private byte[] m_window = {};
    private long m_start;

    H5Contiguous(
            final SeekableBytes in,
            final String path,
            final long address,
            final long[] shape,
            final int bytes,
            final ByteOrder order) {
        super(path, shape, bytes, order);
        m_in = in;
        m_address = address;
        in.require(address, total(), "the values of " + path);
    }

    /** Where only one dimension is moved to the end, or none, the file is gone through once. */
    @Override
    void rows(final int[] axes, final RowSink sink, final Progress progress) {
        final int last = axes[axes.length - 1];
        if (order() == ByteOrder.LITTLE_ENDIAN && isIdentity(axes)) {
            final long rowBytes = shape()[rank() - 1] * bytes();
            m_in.stream(m_address, total(), rowBytes, "the values of " + path(), sink, progress);
            progress.update(1, null);
            return;
        }
        long outer = 1;
        long inner = 1;
        for (int a = 0; a < axes.length - 1; a++) {
            if (axes[a] != (a < last ? a : a + 1)) {
                super.rows(axes, sink, progress);
                return;
            }
            if (a < last) {
                outer *= shape()[axes[a]];
            } else {
                inner *= shape()[axes[a]];
            }
        }
        new AxisTransposer(m_in, m_address, order(), bytes(), outer, (int) shape()[last], inner)
                .read(sink, progress);
    }

    private static boolean isIdentity(final int[] axes) {
        for (int a = 0; a < axes.length; a++) {
            if (axes[a] != a) {
                return false;
            }
        }
        return true;
    }

    @Override
    int together(final int dimension) {
        return 1;
    }

    @Override
    int budget() {
        return BUDGET;
    }

    @Override
    void read(
            final long[] from,
            final int[] count,
            final byte[] target,
            final int[] strides,
            final Progress progress) {
        read(0, 0, from, count, target, 0, strides, progress);
    }

    /** Goes down to the dimension below which the part is one run in the file. */
    private void read(
            final int dimension,
            final long index,
            final long[] from,
            final int[] count,
            final byte[] target,
            final int to,
            final int[] strides,
            final Progress progress) {
        if (dimension == rank() || isRun(dimension, count)) {
            readRun(dimension, index, from, count, target, to, strides);
            return;
        }
        for (int i = 0; i < count[dimension]; i++) {
            if (dimension == 0) {
                progress.checkCanceled();
            }
            read(
                    dimension + 1,
                    index * shape()[dimension] + from[dimension] + i,
                    from,
                    count,
                    target,
                    to + i * strides[dimension],
                    strides,
                    progress);
        }
    }

    private boolean isRun(final int dimension, final int[] count) {
        for (int d = dimension + 1; d < rank(); d++) {
            if (count[d] != shape()[d]) {
                return false;
            }
        }
        return true;
    }

    private void readRun(
            final int dimension,
            final long index,
            final long[] from,
            final int[] count,
            final byte[] target,
            final int to,
            final int[] strides) {
        long first = index;
        int values = 1;
        final int[] sizes = new int[rank() - dimension];
        final int[] steps = new int[sizes.length];
        final int[] inner = new int[sizes.length];
        for (int d = rank() - 1; d >= dimension; d--) {
            sizes[d - dimension] = count[d];
            inner[d - dimension] = strides[d];
            steps[d - dimension] = values;
            values *= count[d];
        }
        for (int d = dimension; d < rank(); d++) {
            first = first * shape()[d] + from[d];
        }
        final long offset = m_address + first * bytes();
        final int length = values * bytes();
        boolean same = true;
        for (int d = 0; d < sizes.length; d++) {
            same &= sizes[d] == 1 || steps[d] == inner[d];
        }
        if (same && length >= WINDOW) {
            m_in.read(offset, ByteBuffer.wrap(target, to * bytes(), length), path());
            return;
        }
        final byte[] source;
        final int at;
        if (length >= WINDOW) {
            source = m_in.bytes(offset, length, path());
            at = 0;
        } else {
            at = window(offset, length);
            source = m_window;
        }
        // a window starts at a whole value, so the position in it is one too
        copy(sizes, source, at / bytes(), steps, target, to, inner, bytes());
    }

    /** Position in the window of some bytes of the file, after having moved it there. */
    private int window(final long offset, final int length) {
        if (offset < m_start || offset + length > m_start + m_window.length) {
            final long end = m_address + total();
            final int whole = WINDOW / bytes() * bytes();
            m_start = offset;
            m_window =
                    m_in.bytes(
                            offset, (int) Math.min(Math.max(whole, length), end - offset), path());
        }
        return (int) (offset - m_start);
    }
}
