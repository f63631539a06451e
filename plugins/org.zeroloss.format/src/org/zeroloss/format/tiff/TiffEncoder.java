package org.zeroloss.format.tiff;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes around the pixels of a stack: head, pixels of all images, then one directory for each.
 * Little endian, one strip an image.
 */
final class TiffEncoder {

    /** Bytes before the first pixel. */
    static final int HEAD = 8;

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int DOUBLE = 12;
    private static final double RATIONAL_UNIT = 1e6;

    private final SignalSpec m_spec;
    private final Axis m_x;
    private final Axis m_y;
    private final long m_images;
    private final long m_imageBytes;
    private final byte[] m_description;

    TiffEncoder(final SignalSpec spec) {
        m_spec = spec;
        final List<Axis> axes = spec.axes();
        m_x = axes.get(axes.size() - 1);
        m_y = axes.get(axes.size() - 2);
        m_images = spec.rows() / m_y.size();
        m_imageBytes = m_x.size() * m_y.size() * spec.type().bytes();
        m_description = (description() + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @return how many images
     */
    long images() {
        return m_images;
    }

    /**
     * @return bytes of all pixels, padded to an even number
     */
    private long pixels() {
        final long bytes = m_images * m_imageBytes;
        return bytes + bytes % 2;
    }

    /**
     * @return the first bytes of the file
     */
    ByteBuffer head() {
        return ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt((int) (HEAD + pixels()))
                .flip();
    }

    /**
     * @return zero bytes between pixels and directories
     */
    ByteBuffer padding() {
        return ByteBuffer.allocate((int) (m_images * m_imageBytes % 2));
    }

    /** What ImageJ needs to see a calibrated stack. */
    private String description() {
        final StringBuilder s = new StringBuilder("ImageJ=1.53t\n");
        final List<Axis> stack = m_spec.axes().subList(0, m_spec.axes().size() - 2);
        if (m_images > 1) {
            s.append("images=").append(m_images).append('\n');
        }
        if (stack.size() == 1) {
            s.append("slices=").append(m_images).append('\n');
        } else if (stack.size() >= 2) {
            if (stack.size() == 3) {
                s.append("channels=").append(stack.get(2).size()).append('\n');
            }
            s.append("slices=").append(stack.get(1).size()).append('\n');
            s.append("frames=").append(stack.get(0).size()).append('\n');
            s.append("hyperstack=true\n");
        }
        if (!m_x.unit().isEmpty()) {
            s.append("unit=").append(m_x.unit()).append('\n');
        }
        if (z() != null && !z().unit().isEmpty()) {
            s.append("spacing=").append(z().scale()).append('\n');
        }
        return s.toString();
    }

    /** The axis that is ImageJ's z, if there is one. */
    private Axis z() {
        final int count = m_spec.axes().size() - 2;
        return count == 0 ? null : m_spec.axes().get(count == 1 ? 0 : 1);
    }

    /**
     * @param image which image, from 0
     * @return its directory; the last one's ends the chain
     */
    ByteBuffer directory(final long image) {
        final int size = directorySize();
        final long at = HEAD + pixels() + image * size;
        final ByteBuffer values = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        final Map<Integer, byte[]> tags = tags(image);
        final ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) tags.size());
        final long free = at + 2 + 12L * tags.size() + 4;
        for (final Map.Entry<Integer, byte[]> e : tags.entrySet()) {
            final int type = type(e.getKey());
            final byte[] value = e.getValue();
            out.putShort((short) (int) e.getKey()).putShort((short) type);
            out.putInt(value.length / bytes(type));
            if (value.length <= 4) {
                out.put(value).put(new byte[4 - value.length]);
            } else {
                out.putInt((int) (free + values.position()));
                values.put(value);
                if (value.length % 2 == 1) {
                    values.put((byte) 0);
                }
            }
        }
        out.putInt(image + 1 < m_images ? (int) (at + size) : 0);
        return out.put(values.flip()).flip();
    }

    /**
     * @return bytes of each directory with its values
     */
    int directorySize() {
        int size = 2 + 4;
        for (final byte[] value : tags(0).values()) {
            size += 12 + (value.length > 4 ? value.length + value.length % 2 : 0);
        }
        return size;
    }

    private Map<Integer, byte[]> tags(final long image) {
        final Map<Integer, byte[]> tags = new TreeMap<>();
        final DataType type = m_spec.type();
        tags.put(TiffTag.SUBFILE, longs(0));
        tags.put(TiffTag.WIDTH, longs(m_x.size()));
        tags.put(TiffTag.HEIGHT, longs(m_y.size()));
        tags.put(TiffTag.BITS, shorts(8 * type.bytes()));
        tags.put(TiffTag.COMPRESSION, shorts(1));
        tags.put(TiffTag.PHOTOMETRIC, shorts(1));
        tags.put(TiffTag.DESCRIPTION, m_description);
        tags.put(TiffTag.STRIP_OFFSETS, longs(HEAD + image * m_imageBytes));
        tags.put(TiffTag.SAMPLES, shorts(1));
        tags.put(TiffTag.ROWS_PER_STRIP, longs(m_y.size()));
        tags.put(TiffTag.STRIP_BYTES, longs(m_imageBytes));
        tags.put(TiffTag.SAMPLE_FORMAT, shorts(format(type)));
        // For ImageJ; the exact numbers are those of the tags from 65003 on.
        resolution(tags, TiffTag.X_RESOLUTION, m_x);
        resolution(tags, TiffTag.Y_RESOLUTION, m_y);
        tags.put(TiffTag.RESOLUTION_UNIT, shorts(1));
        calibration(tags, 0, m_x);
        calibration(tags, 1, m_y);
        if (z() != null) {
            calibration(tags, 2, z());
        }
        if (!m_spec.quantity().isEmpty()) {
            tags.put(TiffTag.DM_QUANTITY, text(m_spec.quantity()));
        }
        return tags;
    }

    private static void resolution(
            final Map<Integer, byte[]> tags, final int tag, final Axis axis) {
        final double pixels = Math.rint(RATIONAL_UNIT / Math.abs(axis.scale()));
        if (!axis.unit().isEmpty() && pixels >= 1 && pixels <= Integer.MAX_VALUE) {
            tags.put(tag, longs((long) pixels, (long) RATIONAL_UNIT));
        }
    }

    private static void calibration(
            final Map<Integer, byte[]> tags, final int which, final Axis axis) {
        if (!axis.unit().isEmpty()) {
            tags.put(TiffTag.DM_UNIT + which, text(axis.unit()));
        }
        tags.put(TiffTag.DM_ORIGIN + which, real(axis.offset()));
        tags.put(TiffTag.DM_SCALE + which, real(axis.scale()));
    }

    private static int format(final DataType type) {
        return switch (type) {
            case FLOAT32, FLOAT64 -> 3;
            case INT8, INT16, INT32, INT64 -> 2;
            default -> 1;
        };
    }

    private static int type(final int tag) {
        return switch (tag) {
            case TiffTag.DESCRIPTION,
                            TiffTag.DM_QUANTITY,
                            TiffTag.DM_UNIT,
                            TiffTag.DM_UNIT + 1,
                            TiffTag.DM_UNIT + 2 ->
                    ASCII;
            case TiffTag.X_RESOLUTION, TiffTag.Y_RESOLUTION -> RATIONAL;
            case TiffTag.SUBFILE,
                            TiffTag.WIDTH,
                            TiffTag.HEIGHT,
                            TiffTag.STRIP_OFFSETS,
                            TiffTag.ROWS_PER_STRIP,
                            TiffTag.STRIP_BYTES ->
                    LONG;
            default -> tag >= TiffTag.DM_ORIGIN ? DOUBLE : SHORT;
        };
    }

    private static int bytes(final int type) {
        return switch (type) {
            case ASCII -> 1;
            case SHORT -> 2;
            case LONG -> 4;
            default -> 8;
        };
    }

    private static byte[] longs(final long... values) {
        final ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (final long v : values) {
            b.putInt((int) v);
        }
        return b.array();
    }

    private static byte[] shorts(final int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    private static byte[] real(final double value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
    }

    private static byte[] text(final String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
