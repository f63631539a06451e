package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.RowSink;

import java.nio.ByteOrder;
import java.util.Arrays;

/** The values of a dataset, read a rectangular part at a time. Not thread-safe. */
abstract class H5Data {

    private final String m_path;
    private final long[] m_shape;
    private final int m_bytes;
    private final ByteOrder m_order;

    H5Data(final String path, final long[] shape, final int bytes, final ByteOrder order) {
        m_path = path;
        m_shape = shape.clone();
        m_bytes = bytes;
        m_order = order;
    }

    final String path() {
        return m_path;
    }

    final long[] shape() {
        return m_shape;
    }

    final int rank() {
        return m_shape.length;
    }

    final int bytes() {
        return m_bytes;
    }

    final ByteOrder order() {
        return m_order;
    }

    /** All bytes that the shape declares; the largest {@code long} if they are more. */
    final long total() {
        return times(Arrays.stream(m_shape).reduce(1, H5Data::times), m_bytes);
    }

    /** How many positions along a dimension are best read together. */
    abstract int together(int dimension);

    /** Bytes of a part that is about to be held in memory. */
    abstract int budget();

    /**
     * Reads a rectangular part.
     *
     * @param from first index along each dimension
     * @param count how many along each dimension
     * @param target takes the values in the file's byte order
     * @param strides distance in {@code target}, in values, of neighbours along each dimension
     * @param progress cancels
     */
    abstract void read(long[] from, int[] count, byte[] target, int[] strides, Progress progress);

    /**
     * Streams all values as rows.
     *
     * @param axes the file's dimension behind each axis of the rows, slowest first
     * @param sink takes the rows, little endian
     * @param progress reports and cancels
     */
    void rows(final int[] axes, final RowSink sink, final Progress progress) {
        new SlabReader(this, axes).read(sink, progress);
    }

    /** All values of a small dataset in C order. */
    final byte[] all() {
        final int[] count = new int[rank()];
        final int[] strides = new int[rank()];
        int stride = 1;
        for (int i = rank() - 1; i >= 0; i--) {
            count[i] = Math.toIntExact(m_shape[i]);
            strides[i] = stride;
            stride *= count[i];
        }
        final byte[] target = new byte[Math.multiplyExact(stride, m_bytes)];
        read(new long[rank()], count, target, strides, Progress.NONE);
        return target;
    }

    /** A product that stops at the largest {@code long}; sizes are never negative. */
    static long times(final long a, final long b) {
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    /**
     * Copies a rectangular part between two buffers.
     *
     * @param count values along each dimension
     * @param source holds the values
     * @param at index in {@code source}, in values, of the first
     * @param steps distance in {@code source} of neighbours along each dimension
     * @param target takes the values
     * @param to index in {@code target} of the first
     * @param strides distance in {@code target} of neighbours along each dimension
     * @param bytes bytes of a value
     */
    static void copy(
            final int[] count,
            final byte[] source,
            final int at,
            final int[] steps,
            final byte[] target,
            final int to,
            final int[] strides,
            final int bytes) {
        copy(0, count, source, at, steps, target, to, strides, bytes);
    }

    private static void copy(
            final int dimension,
            final int[] count,
            final byte[] source,
            final int at,
            final int[] steps,
            final byte[] target,
            final int to,
            final int[] strides,
            final int bytes) {
        if (dimension == count.length) {
            System.arraycopy(source, at * bytes, target, to * bytes, bytes);
            return;
        }
        final int n = count[dimension];
        final int step = steps[dimension];
        final int stride = strides[dimension];
        if (dimension < count.length - 1) {
            for (int i = 0; i < n; i++) {
                copy(
                        dimension + 1,
                        count,
                        source,
                        at + i * step,
                        steps,
                        target,
                        to + i * stride,
                        strides,
                        bytes);
            }
        } else if (step == 1 && stride == 1) {
            System.arraycopy(source, at * bytes, target, to * bytes, n * bytes);
        } else {
            for (int i = 0; i < n; i++) {
                int s = (at + i * step) * bytes;
                int t = (to + i * stride) * bytes;
                for (int b = 0; b < bytes; b++) {
                    target[t++] = source[s++];
                }
            }
        }
    }
}
