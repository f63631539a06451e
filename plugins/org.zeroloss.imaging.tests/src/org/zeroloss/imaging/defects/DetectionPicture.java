package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.score.PointMatching;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * An image twice side by side, the second time with what was found: green circles where the labels
 * agree, orange crosses where nothing is labelled, blue squares where a label was not found.
 */
final class DetectionPicture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    private static final int GREEN = 0x30d060;
    private static final int ORANGE = 0xff9020;
    private static final int BLUE = 0x50a0ff;
    private static final int RADIUS = 6;

    private final int m_scale;
    private final int m_width;
    private final int m_height;
    private final int[] m_pixels;

    private DetectionPicture(final Micrograph image) {
        m_scale = Math.max(1, 1024 / image.width());
        m_width = m_scale * image.width();
        m_height = m_scale * image.height();
        m_pixels = new int[2 * m_width * m_height];
        final float[] sorted = image.values().clone();
        Arrays.sort(sorted);
        final float dark = sorted[(int) (0.005 * (sorted.length - 1))];
        final float bright = sorted[(int) (0.998 * (sorted.length - 1))];
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                final float v = image.values()[y / m_scale * image.width() + x / m_scale];
                final int gray =
                        (int) Math.max(0, Math.min(255, 255 * (v - dark) / (bright - dark)));
                m_pixels[y * 2 * m_width + x] = gray * 0x10101;
                m_pixels[y * 2 * m_width + m_width + x] = gray * 0x10101;
            }
        }
    }

    /**
     * @param image image and labels
     * @param found what was found
     * @param tolerance in pixels
     * @return the picture
     */
    static DetectionPicture of(
            final LabeledMicrograph image, final List<LabeledPoint> found, final double tolerance) {
        final DetectionPicture picture = new DetectionPicture(image.image());
        final PointMatching pairs = PointScore.pairs(found, image.points(), tolerance);
        for (int i = 0; i < found.size(); i++) {
            if (pairs.truthOf(i) >= 0) {
                picture.circle(found.get(i));
            } else {
                picture.cross(found.get(i));
            }
        }
        for (int i = 0; i < image.points().size(); i++) {
            if (pairs.foundOf(i) < 0) {
                picture.square(image.points().get(i));
            }
        }
        return picture;
    }

    private void circle(final LabeledPoint p) {
        for (int k = 0; k < 96; k++) {
            final double a = 2 * Math.PI * k / 96;
            dot(p, RADIUS * StrictMath.cos(a), RADIUS * StrictMath.sin(a), GREEN);
        }
    }

    private void cross(final LabeledPoint p) {
        for (double t = -0.8 * RADIUS; t <= 0.8 * RADIUS; t += 0.25) {
            dot(p, t, t, ORANGE);
            dot(p, t, -t, ORANGE);
        }
    }

    private void square(final LabeledPoint p) {
        for (double t = -RADIUS; t <= RADIUS; t += 0.25) {
            dot(p, t, -RADIUS, BLUE);
            dot(p, t, RADIUS, BLUE);
            dot(p, -RADIUS, t, BLUE);
            dot(p, RADIUS, t, BLUE);
        }
    }

    private void dot(final LabeledPoint p, final double dx, final double dy, final int color) {
        final int x = (int) Math.floor((p.x() + dx + 0.5) * m_scale);
        final int y = (int) Math.floor((p.y() + dy + 0.5) * m_scale);
        if (x >= 0 && y >= 0 && x < m_width && y < m_height) {
            m_pixels[y * 2 * m_width + m_width + x] = color;
        }
    }

    /**
     * @param file PNG file to write
     * @throws IOException if it cannot be written
     */
    void write(final Path file) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final DataOutputStream png = new DataOutputStream(bytes);
        png.write(SIGNATURE);
        final ByteArrayOutputStream head = new ByteArrayOutputStream();
        final DataOutputStream h = new DataOutputStream(head);
        h.writeInt(2 * m_width);
        h.writeInt(m_height);
        // eight bits, red green blue, deflate, no filter, not interlaced
        h.write(new byte[] {8, 2, 0, 0, 0});
        chunk(png, "IHDR", head.toByteArray());
        final ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(data)) {
            for (int y = 0; y < m_height; y++) {
                final byte[] row = new byte[1 + 6 * m_width];
                for (int x = 0; x < 2 * m_width; x++) {
                    final int c = m_pixels[y * 2 * m_width + x];
                    row[3 * x + 1] = (byte) (c >> 16);
                    row[3 * x + 2] = (byte) (c >> 8);
                    row[3 * x + 3] = (byte) c;
                }
                deflate.write(row);
            }
        }
        chunk(png, "IDAT", data.toByteArray());
        chunk(png, "IEND", new byte[0]);
        Files.write(file, bytes.toByteArray());
    }

    private static void chunk(final DataOutputStream png, final String type, final byte[] data)
            throws IOException {
        final byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        final CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) crc.getValue());
    }
}
