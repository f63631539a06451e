package org.zeroloss.format.scifio;

import io.scif.Reader;

import net.imglib2.FinalInterval;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.RowSink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Streams the scan lines of one image, a band of lines at a time. Where a plane holds several
 * images (its colors), they are given one after the other.
 */
final class PlaneRows {

    /** Bytes of a band: a packed plane is decoded once a band, so few bands are good. */
    private static final int BAND = 1 << 24;

    private final String m_file;
    private final String m_format;
    private final Reader m_reader;
    private final int m_image;
    private final PlaneLayout m_layout;

    PlaneRows(
            final String file,
            final String format,
            final Reader reader,
            final int image,
            final PlaneLayout layout) {
        m_file = file;
        m_format = format;
        m_reader = reader;
        m_image = image;
        m_layout = layout;
    }

    void read(final RowSink sink, final Progress progress) {
        final int band = linesPerBand();
        final long images = m_layout.images();
        final long height = m_layout.height();
        for (long plane = 0; plane < m_layout.planes(); plane++) {
            byte[] bytes = null;
            for (long image = 0; image < images; image++) {
                for (long y = 0; y < height; y += band) {
                    progress.checkCanceled();
                    final int lines = (int) Math.min(band, height - y);
                    if (bytes == null || lines < height) {
                        bytes = decode(plane, y, lines);
                    }
                    sink.accept(image(bytes, image, lines));
                }
            }
            progress.update((plane + 1.0) / m_layout.planes(), "Reading " + m_file);
        }
    }

    private int linesPerBand() {
        final long lineBytes = m_layout.lineBytes();
        if (lineBytes > Integer.MAX_VALUE - 8) {
            throw FormatException.of(
                    m_file,
                    "expected scan lines of at most 2 GB with all colors, found "
                            + lineBytes
                            + " bytes");
        }
        final long lines = Math.max(1, BAND / lineBytes);
        final long tile;
        try {
            tile = Math.max(1, m_reader.getOptimalTileHeight(m_image));
        } catch (final RuntimeException e) {
            throw ScifioImages.damaged(m_file, m_format, "the size of its tiles", e);
        }
        // whole tiles, so that none is decoded twice
        return (int) Math.min(m_layout.height(), lines > tile ? lines - lines % tile : lines);
    }

    private byte[] decode(final long plane, final long y, final int lines) {
        final int n = m_layout.lengths().size();
        final long[] min = new long[n];
        final long[] max = new long[n];
        for (int i = 0; i < n; i++) {
            min[i] = i == m_layout.y() ? y : 0;
            max[i] = (i == m_layout.y() ? y + lines : m_layout.lengths().get(i)) - 1;
        }
        final String what = "lines " + y + " to " + (y + lines - 1) + " of plane " + plane;
        final byte[] bytes;
        try {
            bytes = m_reader.openPlane(m_image, plane, new FinalInterval(min, max)).getBytes();
        } catch (final io.scif.FormatException | IOException | RuntimeException | LinkageError e) {
            // The formats report damage by exceptions of many kinds.
            throw ScifioImages.damaged(m_file, m_format, what, e);
        }
        final long expected = lines * m_layout.lineBytes();
        if (bytes.length != expected) {
            throw FormatException.of(
                    m_file,
                    "expected "
                            + expected
                            + " bytes of "
                            + what
                            + " from SCIFIO's reader for "
                            + m_format
                            + ", found "
                            + bytes.length
                            + " (SCIFIO does not say at which offset)");
        }
        return bytes;
    }

    /** One image's lines of a band, little endian. */
    private ByteBuffer image(final byte[] bytes, final long image, final int lines) {
        final int size = m_layout.type().bytes();
        final ByteBuffer from = ByteBuffer.wrap(bytes).order(m_layout.order());
        final boolean plain = m_layout.images() == 1 && m_layout.x() < m_layout.y();
        if (plain && (size == 1 || m_layout.order() == ByteOrder.LITTLE_ENDIAN)) {
            return from.order(ByteOrder.LITTLE_ENDIAN);
        }
        final int[] strides = strides(lines);
        final int start = start(image, strides);
        final int width = m_layout.width();
        final ByteBuffer rows =
                ByteBuffer.allocate(lines * width * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < lines; y++) {
            for (int x = 0; x < width; x++) {
                final int at =
                        (start + y * strides[m_layout.y()] + x * strides[m_layout.x()]) * size;
                switch (size) {
                    case 1 -> rows.put(from.get(at));
                    case 2 -> rows.putShort(from.getShort(at));
                    case 4 -> rows.putInt(from.getInt(at));
                    default -> rows.putLong(from.getLong(at));
                }
            }
        }
        return rows.flip();
    }

    /** Values from one position to the next along each planar axis of a band. */
    private int[] strides(final int lines) {
        final int[] strides = new int[m_layout.lengths().size()];
        int stride = 1;
        for (int i = 0; i < strides.length; i++) {
            strides[i] = stride;
            stride *= i == m_layout.y() ? lines : Math.toIntExact(m_layout.lengths().get(i));
        }
        return strides;
    }

    /** First value of an image within a plane, images counted along the fastest axis first. */
    private int start(final long image, final int[] strides) {
        long rest = image;
        int start = 0;
        for (int i = 0; i < strides.length; i++) {
            if (i != m_layout.x() && i != m_layout.y()) {
                final long length = m_layout.lengths().get(i);
                start += (int) (rest % length) * strides[i];
                rest /= length;
            }
        }
        return start;
    }
}
