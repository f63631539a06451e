package org.zeroloss.format.tiff;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SourceFile;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Pixels by the Java platform's own TIFF plug-in, some rows at a time. Another plug-in that a
 * program around may have installed is not taken: they differ in what they do to values.
 */
final class TiffDecoder implements ListedFile.Closing {

    private static final int BUDGET = 8 << 20;

    private final String m_file;
    private final ImageReader m_reader;
    private final FileImageInputStream m_in;

    TiffDecoder(final SourceFile source) {
        m_file = source.name();
        m_reader = reader();
        try {
            m_in = new FileImageInputStream(source.path().toFile());
        } catch (final IOException e) {
            throw FormatException.of(m_file, "the file cannot be opened: " + e.getMessage(), e);
        }
        m_reader.setInput(m_in, false, true);
    }

    private static ImageReader reader() {
        final Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("tiff");
        while (all.hasNext()) {
            final ImageReader r = all.next();
            if ("java.desktop".equals(r.getClass().getModule().getName())) {
                return r;
            }
        }
        throw new IllegalStateException(
                "Expected the TIFF plug-in of the module java.desktop in this Java, found none");
    }

    /**
     * @param index place of the image in the file
     * @param page the image
     * @param color which of its colors, 0 for gray
     * @param sink takes the rows
     * @param progress is asked once a block of rows
     */
    void read(
            final int index,
            final TiffPage page,
            final int color,
            final RowSink sink,
            final Progress progress) {
        final long rowBytes = (long) page.width() * page.type().bytes();
        long n = Math.max(1, BUDGET / rowBytes);
        if (n > page.blockRows()) {
            n -= n % page.blockRows();
        }
        // A packed strip is unpacked as a whole, whatever part of it is asked for.
        final int rows =
                (int)
                        Math.min(
                                page.height(),
                                page.compressed() ? Math.max(n, page.blockRows()) : n);
        final ByteBuffer block =
                ByteBuffer.allocate(Math.toIntExact(rows * rowBytes))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < page.height(); first += rows) {
            progress.checkCanceled();
            final int count = Math.min(rows, page.height() - first);
            final Raster raster = decode(index, page, first, count);
            block.clear();
            put(raster, page, color, block);
            sink.accept(block.flip());
        }
    }

    private Raster decode(final int index, final TiffPage page, final int first, final int count) {
        try {
            final ImageReadParam param = m_reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(0, first, page.width(), count));
            param.setDestinationType(m_reader.getRawImageType(index));
            final Raster raster = m_reader.read(index, param).getRaster();
            if (raster.getWidth() != page.width()
                    || raster.getHeight() != count
                    || raster.getNumBands() < page.colors()) {
                throw new IOException("it decodes to another size");
            }
            return raster;
        } catch (final IOException | RuntimeException e) {
            // The plug-in reports damage by exceptions of many kinds.
            throw FormatException.of(
                    m_file, "image " + index + " cannot be decoded: " + e.getMessage(), e);
        }
    }

    private void put(
            final Raster raster, final TiffPage page, final int color, final ByteBuffer block) {
        Object row = null;
        final int step = raster.getNumBands();
        for (int y = 0; y < raster.getHeight(); y++) {
            row =
                    raster.getDataElements(
                            raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            final boolean whole = Array.getLength(row) == page.width() * step;
            if (!whole || !put(row, page.type().bytes(), color, step, block)) {
                throw FormatException.of(
                        m_file,
                        "expected "
                                + page.width() * step
                                + " values of "
                                + page.type()
                                + " from the decoder, found "
                                + Array.getLength(row)
                                + " in "
                                + row.getClass().getSimpleName());
            }
        }
    }

    private static boolean put(
            final Object row,
            final int bytes,
            final int color,
            final int step,
            final ByteBuffer block) {
        if (row instanceof byte[] && bytes == 1) {
            final byte[] v = (byte[]) row;
            for (int i = color; i < v.length; i += step) {
                block.put(v[i]);
            }
        } else if (row instanceof short[] && bytes == 2) {
            final short[] v = (short[]) row;
            for (int i = color; i < v.length; i += step) {
                block.putShort(v[i]);
            }
        } else if (row instanceof int[] && bytes == 4) {
            final int[] v = (int[]) row;
            for (int i = color; i < v.length; i += step) {
                block.putInt(v[i]);
            }
        } else if (row instanceof float[] && bytes == 4) {
            final float[] v = (float[]) row;
            for (int i = color; i < v.length; i += step) {
                block.putInt(Float.floatToRawIntBits(v[i]));
            }
        } else if (row instanceof double[] && bytes == 8) {
            final double[] v = (double[]) row;
            for (int i = color; i < v.length; i += step) {
                block.putLong(Double.doubleToRawLongBits(v[i]));
            }
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        m_reader.dispose();
        try {
            m_in.close();
        } catch (final IOException e) {
            throw FormatException.of(m_file, "the file could not be closed: " + e.getMessage(), e);
        }
    }
}
