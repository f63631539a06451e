package org.zeroloss.format.tia;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The elements of a series one after the other. Images lie bottom row first and are turned round. A
 * scan that was stopped ends with the line it was in, whose rest is 0.
 */
record SerRows(SeekableBytes in, SerHeader header, SerElement like) {

    private static final int BUDGET = 4 << 20;

    void read(final RowSink sink, final Progress progress) {
        final long elements = header.elements();
        final int rowBytes = like.rowBytes();
        final int rows = Math.max(1, Math.min(like.rows(), BUDGET / rowBytes));
        final ByteBuffer block =
                ByteBuffer.allocate(rows * rowBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long e = 0; e < elements; e++) {
            progress.checkCanceled();
            final boolean acquired = e < header.valid();
            final long at = acquired ? header.offset(in, e) : 0;
            if (acquired && !SerElement.read(in, at, header.images()).isLike(like)) {
                throw FormatException.at(
                        in.name(),
                        at,
                        "an element as the first, of " + like.size() + " values of " + like.type(),
                        "another size or type in element " + e);
            }
            for (int first = 0; first < like.rows(); first += rows) {
                final int n = Math.min(rows, like.rows() - first);
                block.clear().limit(n * rowBytes);
                if (acquired) {
                    fill(block, at + like.length(), first, n);
                } else {
                    Arrays.fill(block.array(), (byte) 0);
                }
                block.position(0);
                sink.accept(block);
            }
            progress.update((double) e / elements, "Reading " + in.name());
        }
        progress.update(1, null);
    }

    /** Rows first … first+n−1 of the image as it is shown, from the top. */
    private void fill(final ByteBuffer block, final long at, final int first, final int n) {
        final long rowBytes = like.rowBytes();
        final long lowest = like.rows() - first - n;
        in.read(at + lowest * rowBytes, block, "the values of an element");
        final byte[] bytes = block.array();
        final byte[] row = new byte[(int) rowBytes];
        for (int i = 0; i < n / 2; i++) {
            final int a = i * row.length;
            final int b = (n - 1 - i) * row.length;
            System.arraycopy(bytes, a, row, 0, row.length);
            System.arraycopy(bytes, b, bytes, a, row.length);
            System.arraycopy(row, 0, bytes, b, row.length);
        }
    }
}
