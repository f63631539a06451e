package org.zeroloss.format.tiff;

import org.zeroloss.base.Progress;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The rows of an image, from its strips or tiles. Plain ones are read some rows at a time. */
final class TiffRows {

    private static final int BUDGET = 8 << 20;

    private final SeekableBytes m_in;
    private final TiffPage m_page;
    private final int m_bytes;

    TiffRows(final SeekableBytes in, final TiffPage page) {
        m_in = in;
        m_page = page;
        m_bytes = page.number().bytes();
    }

    /**
     * @param color which of its colors, 0 for gray
     * @param target takes the rows, little endian
     * @param progress is asked once a block of rows
     */
    void read(final int color, final RowSink target, final Progress progress) {
        final RowSink sink =
                m_page.number() == TiffNumber.HALF ? HalfFloat.widening(target) : target;
        final int rowBytes = Math.multiplyExact(m_page.width(), m_bytes);
        final int most = (int) Math.max(1, BUDGET / ((long) m_page.width() * m_page.pixelBytes()));
        for (int row = 0; row < m_page.down(); row++) {
            final int first = row * m_page.blockRows();
            final int rows = Math.min(m_page.blockRows(), m_page.height() - first);
            // a packed strip or tile is unpacked as a whole, whatever part of it is asked for
            final int n = m_page.isPacked() ? rows : Math.min(rows, most);
            final ByteBuffer band =
                    ByteBuffer.allocate(Math.multiplyExact(n, rowBytes))
                            .order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < rows; from += n) {
                progress.checkCanceled();
                final int count = Math.min(n, rows - from);
                for (int x = 0; x < m_page.across(); x++) {
                    copy(block(row, x, color), x, from, count, color, band.array());
                }
                sink.accept(band.clear().limit(count * rowBytes));
            }
        }
    }

    private int block(final int row, final int x, final int color) {
        final int plane = m_page.planar() ? color : 0;
        return (plane * m_page.down() + row) * m_page.across() + x;
    }

    /** Some rows of a strip or tile into a band of the image. */
    private void copy(
            final int block,
            final int x,
            final int from,
            final int count,
            final int color,
            final byte[] band) {
        final int pixel = m_page.pixelBytes();
        final int stored = Math.multiplyExact(m_page.blockWidth(), pixel);
        final byte[] rows = m_page.isPacked() ? unpacked(block) : plain(block, from, count, stored);
        final int left = x * m_page.blockWidth();
        final int width = Math.min(m_page.blockWidth(), m_page.width() - left);
        final int part = m_page.planar() ? 0 : color * m_bytes;
        final boolean straight = m_page.together() == 1;
        final boolean swap = !isLittle() && m_bytes > 1;
        for (int y = 0; y < count; y++) {
            final int source = (m_page.isPacked() ? from + y : y) * stored + part;
            final int to = (y * m_page.width() + left) * m_bytes;
            if (straight && !swap) {
                System.arraycopy(rows, source, band, to, width * m_bytes);
                continue;
            }
            for (int i = 0; i < width; i++) {
                for (int b = 0; b < m_bytes; b++) {
                    band[to + i * m_bytes + (swap ? m_bytes - 1 - b : b)] =
                            rows[source + i * pixel + b];
                }
            }
        }
    }

    /** Whether values that were read are little endian: the predictor of reals makes them so. */
    private boolean isLittle() {
        return m_page.order() == ByteOrder.LITTLE_ENDIAN
                || m_page.codec().predictor() == TiffCodec.Predictor.REALS;
    }

    private byte[] plain(final int block, final int from, final int count, final int stored) {
        return m_in.bytes(
                m_page.offset(block) + (long) from * stored,
                Math.multiplyExact(count, stored),
                "rows of an image");
    }

    private byte[] unpacked(final int block) {
        final int rows = m_page.rows(block);
        final int values = m_page.blockWidth() * m_page.together();
        final int length = Math.multiplyExact(rows, Math.multiplyExact(values, m_bytes));
        // no packing makes twice as many bytes: what is more is not needed
        final long needed = Math.min(m_page.length(block), 2L * length + 1024);
        final byte[] packed =
                m_in.bytes(m_page.offset(block), Math.toIntExact(needed), "a packed strip or tile");
        final byte[] plain =
                m_page.codec().unpack(m_in.name(), m_page.offset(block), packed, length);
        switch (m_page.codec().predictor()) {
            case DIFFERENCES -> addNeighbours(plain, rows, values);
            case REALS -> gatherReals(plain, rows, values);
            case NONE -> {
                // the values themselves were packed
            }
        }
        return plain;
    }

    /** Each value but a row's first is the difference to that of the pixel before. */
    private void addNeighbours(final byte[] plain, final int rows, final int values) {
        final ByteBuffer b = ByteBuffer.wrap(plain).order(m_page.order());
        final int step = m_page.together();
        for (int y = 0; y < rows; y++) {
            for (int i = step; i < values; i++) {
                final int at = (y * values + i) * m_bytes;
                final int before = at - step * m_bytes;
                switch (m_bytes) {
                    case 1 -> b.put(at, (byte) (b.get(at) + b.get(before)));
                    case 2 -> b.putShort(at, (short) (b.getShort(at) + b.getShort(before)));
                    case 4 -> b.putInt(at, b.getInt(at) + b.getInt(before));
                    default -> b.putLong(at, b.getLong(at) + b.getLong(before));
                }
            }
        }
    }

    /**
     * Adobe Photoshop TIFF technical note 3: a row holds the highest byte of each value, then the
     * second of each …, each byte as difference to the one before. Made little endian.
     */
    private void gatherReals(final byte[] plain, final int rows, final int values) {
        final int step = m_page.together();
        final int rowBytes = values * m_bytes;
        final byte[] row = new byte[rowBytes];
        for (int y = 0; y < rows; y++) {
            final int start = y * rowBytes;
            System.arraycopy(plain, start, row, 0, rowBytes);
            for (int i = step; i < rowBytes; i++) {
                row[i] += row[i - step];
            }
            for (int v = 0; v < values; v++) {
                for (int b = 0; b < m_bytes; b++) {
                    plain[start + v * m_bytes + m_bytes - 1 - b] = row[b * values + v];
                }
            }
        }
    }
}
