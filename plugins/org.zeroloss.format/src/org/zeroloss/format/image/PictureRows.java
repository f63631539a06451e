package org.zeroloss.format.image;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SourceFile;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Decodes a picture by the Java platform's own plug-ins, which take pictures as a whole. */
final class PictureRows {

    private final SourceFile m_source;
    private final PictureHead m_head;
    private String m_warning = "";

    PictureRows(final SourceFile source, final PictureHead head) {
        m_source = source;
        m_head = head;
    }

    void read(final RowSink sink, final Progress progress) {
        progress.checkCanceled();
        progress.update(0, "Reading " + m_source.name());
        if (m_head.png()) {
            try (SeekableBytes in = SeekableBytes.open(m_source)) {
                PngChunks.check(in, progress);
            }
        }
        final BufferedImage image = decode();
        for (int color = 0; color < m_head.colors(); color++) {
            for (int y = 0; y < m_head.height(); y++) {
                progress.checkCanceled();
                sink.accept(row(image, color, y));
            }
            progress.update((color + 1.0) / m_head.colors(), null);
        }
    }

    private ImageReader reader() {
        final Iterator<ImageReader> all =
                ImageIO.getImageReadersByFormatName(m_head.png() ? "png" : "jpeg");
        while (all.hasNext()) {
            final ImageReader r = all.next();
            if ("java.desktop".equals(r.getClass().getModule().getName())) {
                return r;
            }
        }
        throw new IllegalStateException(
                "Expected the picture plug-ins of the module java.desktop in this Java, found"
                        + " none");
    }

    private BufferedImage decode() {
        final ImageReader reader = reader();
        try (FileImageInputStream in = new FileImageInputStream(m_source.path().toFile())) {
            // JPEG fills what is missing with gray and only warns.
            reader.addIIOReadWarningListener((r, warning) -> m_warning = warning);
            reader.setInput(in, true, true);
            return decode(reader, in);
        } catch (final IOException e) {
            throw FormatException.of(
                    m_source.name(), "the file cannot be read: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage decode(final ImageReader reader, final FileImageInputStream in)
            throws IOException {
        try {
            final BufferedImage image = reader.read(0);
            if (image.getWidth() != m_head.width()
                    || image.getHeight() != m_head.height()
                    || !m_head.palette() && image.getRaster().getNumBands() < m_head.colors()) {
                throw new IOException("it decodes to another size");
            }
            if (isDamage(m_warning)) {
                throw new IOException(m_warning);
            }
            return image;
        } catch (final IOException | RuntimeException e) {
            // The plug-ins report damage by exceptions of many kinds, where they are by then.
            throw FormatException.at(
                    m_source.name(),
                    in.getStreamPosition(),
                    "a picture that can be decoded",
                    "a truncated or damaged one: " + e.getMessage(),
                    e);
        }
    }

    /** Warnings about color profiles and odd metadata touch no pixel. */
    private static boolean isDamage(final String warning) {
        final String w = warning.toLowerCase(Locale.ROOT);
        return w.contains("truncated")
                || w.contains("premature")
                || w.contains("corrupt")
                || w.contains("extraneous");
    }

    private ByteBuffer row(final BufferedImage image, final int color, final int y) {
        final Raster raster = image.getRaster();
        final int width = m_head.width();
        final ByteBuffer row =
                ByteBuffer.allocate(width * m_head.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (m_head.palette()) {
            for (int x = 0; x < width; x++) {
                row.put((byte) (image.getRGB(x, y) >> 16 - 8 * color));
            }
            return row.flip();
        }
        final int[] samples = raster.getSamples(0, y, width, 1, color, (int[]) null);
        for (final int s : samples) {
            if (m_head.type().bytes() == 1) {
                row.put((byte) s);
            } else {
                row.putShort((short) s);
            }
        }
        return row.flip();
    }
}
