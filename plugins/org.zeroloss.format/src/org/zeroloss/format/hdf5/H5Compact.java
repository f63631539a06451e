package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Few values that lie in the dataset's header. */
final class H5Compact extends H5Data {

    private final byte[] m_values;

    H5Compact(final H5Dataset dataset, final ByteBuffer bytes, final ByteOrder order) {
        super(dataset.path(), dataset.shape(), dataset.bytes(), order);
        if (bytes.remaining() < total()) {
            throw dataset.wrong(bytes.remaining() + " bytes");
        }
        m_values = new byte[(int) total()];
        bytes.get(m_values);
    }

    @Override
    int together(final int dimension) {
        return 1;
    }

    @Override
    int budget() {
        return 1 << 20;
    }

    @Override
    void read(
            final long[] from,
            final int[] count,
            final byte[] target,
            final int[] strides,
            final Progress progress) {
        int at = 0;
        final int[] steps = new int[rank()];
        int step = 1;
        for (int d = rank() - 1; d >= 0; d--) {
            steps[d] = step;
            at += (int) from[d] * step;
            step *= (int) shape()[d];
        }
        copy(count, m_values, at, steps, target, 0, strides, bytes());
    }
}
