package org.zeroloss.format.dm;

import org.zeroloss.base.Progress;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fourier transforms of real images, of which older versions of DigitalMicrograph keep one half
 * (type 5): with 2N × 2N pixels, frequency 0 at row N and column N, there are 2N rows of N complex
 * numbers, P(row, k) = F(row, N + k) for k &gt; 0. Where k is 0, the lower rows hold column N,
 * P(row, 0) = F(row, N) for row &gt; N, and the upper ones column 0, P(row, 0) = F(N + row, 0) for
 * 0 &lt; row &lt; N; the four values that are real share two places: P(N, 0) = F(N, N) + i F(0, N)
 * and P(0, 0) = F(N, 0) + i F(0, 0). The other half follows from F(−u, −v) being conjugate to F(u,
 * v).
 *
 * <p>The layout was taken down from files by the authors of HyperSpy for square images of even
 * size; others are not known.
 */
final class DmHalfPlane {

    private static final int PART = Float.BYTES;

    private final SeekableBytes m_in;
    private final long m_offset;
    private final ByteOrder m_order;
    private final int m_half;

    /**
     * @param in file
     * @param offset where the values start
     * @param order byte order of the values
     * @param size rows and columns, even
     */
    DmHalfPlane(final SeekableBytes in, final long offset, final ByteOrder order, final int size) {
        m_in = in;
        m_offset = offset;
        m_order = order;
        m_half = size / 2;
    }

    /**
     * @param image an image of this kind
     * @return whether its layout is known
     */
    static boolean isKnown(final DmImage image) {
        return image.dimensions().size() == 2
                && image.dimensions().get(0).size() == image.dimensions().get(1).size()
                && image.dimensions().get(0).size() % 2 == 0;
    }

    /**
     * @param sink takes the real parts of all rows, then the imaginary parts
     * @param progress reports and cancels
     */
    void read(final RowSink sink, final Progress progress) {
        final int size = 2 * m_half;
        final ByteBuffer row = ByteBuffer.allocate(size * PART).order(ByteOrder.LITTLE_ENDIAN);
        for (int part = 0; part < 2; part++) {
            for (int r = 0; r < size; r++) {
                progress.checkCanceled();
                fill(row.clear(), r, part);
                sink.accept(row.flip());
                progress.update((part * size + r + 1.0) / (2.0 * size), null);
            }
        }
    }

    private void fill(final ByteBuffer row, final int r, final int part) {
        final int n = m_half;
        final ByteBuffer here = packed(r);
        final int other = r == 0 ? 0 : 2 * n - r;
        final ByteBuffer opposite = packed(other);
        final int sign = part == 0 ? 1 : -1;
        row.putFloat(edge(r, part));
        for (int c = 1; c < n; c++) {
            row.putFloat(sign * at(opposite, n - c, part));
        }
        row.putFloat(middle(r, part));
        for (int k = 1; k < n; k++) {
            row.putFloat(at(here, k, part));
        }
    }

    /** Column 0. */
    private float edge(final int r, final int part) {
        final int n = m_half;
        if (r % n == 0) {
            return part == 1 ? 0 : at(packed(0), 0, r == n ? 0 : 1);
        }
        return r > n
                ? at(packed(r - n), 0, part)
                : (part == 0 ? 1 : -1) * at(packed(n - r), 0, part);
    }

    /** Column N. */
    private float middle(final int r, final int part) {
        final int n = m_half;
        if (r % n == 0) {
            return part == 1 ? 0 : at(packed(n), 0, r == n ? 0 : 1);
        }
        return r > n
                ? at(packed(r), 0, part)
                : (part == 0 ? 1 : -1) * at(packed(2 * n - r), 0, part);
    }

    private static float at(final ByteBuffer packed, final int k, final int part) {
        return packed.getFloat((2 * k + part) * PART);
    }

    private ByteBuffer packed(final int row) {
        final int bytes = 2 * m_half * PART;
        return ByteBuffer.wrap(
                        m_in.bytes(
                                m_offset + (long) row * bytes, bytes, "half a Fourier transform"))
                .order(m_order);
    }
}
