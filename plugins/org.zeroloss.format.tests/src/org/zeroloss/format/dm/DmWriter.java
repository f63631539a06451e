package org.zeroloss.format.dm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes dm3 and dm4 files for tests, from the layout's description alone: it shares no code with
 * the reader.
 */
final class DmWriter {

    private final boolean m_four;
    private final ByteOrder m_order;

    DmWriter(final int version, final ByteOrder order) {
        m_four = version == 4;
        m_order = order;
    }

    /** Something with a name that can be written. */
    private record Tag(String name, boolean group, byte[] content) {}

    /** A list of tags. */
    final class Group {

        private final List<Tag> m_tags = new ArrayList<>();

        Group group(final String name, final Group child) {
            m_tags.add(new Tag(name, true, child.bytes()));
            return this;
        }

        Group uint32(final String name, final long value) {
            return data(name, value(4).putInt((int) value), 5);
        }

        Group int32(final String name, final int value) {
            return data(name, value(4).putInt(value), 3);
        }

        Group float32(final String name, final float value) {
            return data(name, value(4).putFloat(value), 6);
        }

        Group float64(final String name, final double value) {
            return data(name, value(8).putDouble(value), 7);
        }

        Group text(final String name, final String text) {
            final byte[] raw =
                    text.getBytes(
                            m_order == ByteOrder.LITTLE_ENDIAN
                                    ? StandardCharsets.UTF_16LE
                                    : StandardCharsets.UTF_16BE);
            return data(name, ByteBuffer.wrap(raw).position(raw.length), 20, 4, text.length());
        }

        Group struct(final String name, final short a, final double b) {
            return data(name, value(10).putShort(a).putDouble(b), 15, 0, 2, 0, 2, 0, 7);
        }

        /** Raw elements, in the file's byte order already. */
        Group array(final String name, final int type, final long count, final byte[] raw) {
            return data(name, ByteBuffer.wrap(raw).position(raw.length), 20, type, count);
        }

        /** A value of no bytes with any type words. */
        Group words(final String name, final long... info) {
            return data(name, ByteBuffer.allocate(0), info);
        }

        private Group data(final String name, final ByteBuffer value, final long... info) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {'%', '%', '%', '%'});
            out.writeBytes(word(info.length));
            for (final long i : info) {
                out.writeBytes(word(i));
            }
            out.write(value.array(), 0, value.position());
            m_tags.add(new Tag(name, false, out.toByteArray()));
            return this;
        }

        private byte[] bytes() {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(1);
            out.write(0);
            out.writeBytes(word(m_tags.size()));
            for (final Tag t : m_tags) {
                final byte[] name = t.name().getBytes(StandardCharsets.ISO_8859_1);
                out.write(t.group() ? 20 : 21);
                out.write(name.length >> 8);
                out.write(name.length);
                out.writeBytes(name);
                if (m_four) {
                    out.writeBytes(word(t.content().length));
                }
                out.writeBytes(t.content());
            }
            return out.toByteArray();
        }
    }

    Group group() {
        return new Group();
    }

    /** The parts of an image, its dimensions fastest first. */
    Group image(
            final String name,
            final int dataType,
            final int depth,
            final int arrayType,
            final byte[] raw,
            final long[] sizes,
            final String[] units) {
        long count = 1;
        for (final long n : sizes) {
            count *= n;
        }
        return image(name, dataType, depth, arrayType, raw, sizes, count, units);
    }

    /** The parts of an image with any number of elements. */
    Group image(
            final String name,
            final int dataType,
            final int depth,
            final int arrayType,
            final byte[] raw,
            final long[] sizes,
            final long count,
            final String[] units) {
        final Group dimensions = group();
        final Group calibrations = group();
        for (int i = 0; i < sizes.length; i++) {
            dimensions.uint32("", sizes[i]);
            calibrations.group(
                    "",
                    group().float32("Origin", -i - 1)
                            .float32("Scale", 0.5f * (i + 1))
                            .text("Units", units[i]));
        }
        return group().group(
                        "ImageData",
                        group().group("Calibrations", group().group("Dimension", calibrations))
                                .array("Data", arrayType, count, raw)
                                .uint32("DataType", dataType)
                                .group("Dimensions", dimensions)
                                .uint32("PixelDepth", depth))
                .text("Name", name);
    }

    /** An image of 16-bit integers with these calibrations, whether they fit or not. */
    Group int16(final Group calibrations, final byte[] raw, final long... sizes) {
        final Group dimensions = group();
        for (final long size : sizes) {
            dimensions.uint32("", size);
        }
        final Group data = group();
        data.group("Calibrations", group().group("Dimension", calibrations));
        data.array("Data", 2, raw.length / 2, raw);
        data.uint32("DataType", 1);
        data.group("Dimensions", dimensions);
        data.uint32("PixelDepth", 2);
        return group().group("ImageData", data);
    }

    /** A whole file with these images. */
    byte[] file(final Group... images) {
        final Group list = group();
        for (final Group image : images) {
            list.group("", image);
        }
        return tree(group().struct("odd", (short) 3, 0.25).group("ImageList", list));
    }

    /** A whole file with this tree of tags. */
    byte[] tree(final Group root) {
        final byte[] tree = root.bytes();
        final int word = m_four ? 8 : 4;
        final ByteBuffer out = ByteBuffer.allocate(8 + word + tree.length + 8);
        out.putInt(m_four ? 4 : 3);
        out.put(word(tree.length + (m_four ? 0 : 4)));
        out.putInt(m_order == ByteOrder.LITTLE_ENDIAN ? 1 : 0);
        out.put(tree);
        return out.array();
    }

    private ByteBuffer value(final int bytes) {
        return ByteBuffer.allocate(bytes).order(m_order);
    }

    private byte[] word(final long v) {
        return m_four
                ? ByteBuffer.allocate(8).putLong(v).array()
                : ByteBuffer.allocate(4).putInt((int) v).array();
    }
}
