package org.zeroloss.format.speed;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A dm4 file of one float32 image of any size, written in one pass. */
final class LargeDm4 {

    private static final int GROUP = 20;
    private static final int DATA = 21;
    private static final long FLOAT = 6;
    private static final long ARRAY = 20;
    private static final int BLOCK = 1 << 20;

    private final ByteArrayOutputStream m_head = new ByteArrayOutputStream();
    private final DataOutputStream m_out = new DataOutputStream(m_head);

    private LargeDm4() {}

    /** Values in file order. */
    @FunctionalInterface
    interface Values {
        float at(long index);
    }

    /** Sizes and units fastest dimension first. */
    static void write(
            final Path file, final long[] sizes, final String[] units, final Values values)
            throws IOException {
        long count = 1;
        for (final long s : sizes) {
            count *= s;
        }
        final byte[] head = new LargeDm4().head(sizes, units, count);
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(head));
            final ByteBuffer block =
                    ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            for (long i = 0; i < count; ) {
                block.clear();
                for (; i < count && block.hasRemaining(); i++) {
                    block.putFloat(values.at(i));
                }
                block.flip();
                while (block.hasRemaining()) {
                    out.write(block);
                }
            }
            out.write(ByteBuffer.allocate(8));
            out.force(true);
        }
    }

    /** Everything before the values, which are the file's last tag. */
    private byte[] head(final long[] sizes, final String[] units, final long count) {
        try {
            final byte[] dimensions =
                    new LargeDm4().entries(sizes.length, (t, i) -> t.number("", sizes[i], 5));
            final byte[] calibrations =
                    new LargeDm4()
                            .entries(
                                    sizes.length,
                                    (t, i) ->
                                            t.group(
                                                    "",
                                                    0,
                                                    new LargeDm4()
                                                            .text(units[i])
                                                            .m_head
                                                            .toByteArray()));
            final LargeDm4 dimension = new LargeDm4().start(1).group("Dimension", 0, calibrations);
            final LargeDm4 data = new LargeDm4().start(5);
            data.group("Calibrations", 0, dimension.m_head.toByteArray());
            data.number("DataType", 2, 5);
            data.group("Dimensions", 0, dimensions);
            data.number("PixelDepth", 4, 5);
            // '%%%%', three words of type, and the values
            final long bytes = 4 * count;
            data.tag(DATA, "Data", 4 + 4 * 8 + bytes);
            data.info(ARRAY, FLOAT, count);
            final LargeDm4 image = new LargeDm4().start(1).group("ImageData", bytes, data.bytes());
            final LargeDm4 list = new LargeDm4().start(1).group("", bytes, image.bytes());
            final LargeDm4 root = new LargeDm4().start(1).group("ImageList", bytes, list.bytes());
            m_out.writeInt(4);
            m_out.writeLong(root.m_head.size() + bytes);
            m_out.writeInt(1);
            m_out.write(root.bytes());
            return bytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds one entry of a list. */
    @FunctionalInterface
    private interface Entry {
        void add(LargeDm4 tags, int index) throws IOException;
    }

    private byte[] entries(final int count, final Entry entry) throws IOException {
        start(count);
        for (int i = 0; i < count; i++) {
            entry.add(this, i);
        }
        return bytes();
    }

    private byte[] bytes() {
        return m_head.toByteArray();
    }

    private LargeDm4 start(final long tags) throws IOException {
        m_out.writeByte(1);
        m_out.writeByte(0);
        m_out.writeLong(tags);
        return this;
    }

    private void tag(final int kind, final String name, final long bytes) throws IOException {
        m_out.writeByte(kind);
        m_out.writeShort(name.length());
        m_out.writeBytes(name);
        m_out.writeLong(bytes);
    }

    private void info(final long... words) throws IOException {
        m_out.writeBytes("%%%%");
        m_out.writeLong(words.length);
        for (final long w : words) {
            m_out.writeLong(w);
        }
    }

    /** A group whose last tag has {@code more} bytes that are not in {@code content}. */
    private LargeDm4 group(final String name, final long more, final byte[] content)
            throws IOException {
        tag(GROUP, name, content.length + more);
        m_out.write(content);
        return this;
    }

    private void number(final String name, final long value, final long type) throws IOException {
        tag(DATA, name, 4 + 2 * 8 + 4);
        info(type);
        m_out.writeInt(Integer.reverseBytes((int) value));
    }

    /** A calibration of one unit. */
    private LargeDm4 text(final String unit) throws IOException {
        start(3);
        real("Origin", 0);
        real("Scale", 0.5f);
        final byte[] chars = unit.getBytes(StandardCharsets.UTF_16LE);
        tag(DATA, "Units", 4 + 4 * 8 + chars.length);
        info(ARRAY, 4, unit.length());
        m_out.write(chars);
        return this;
    }

    private void real(final String name, final float value) throws IOException {
        tag(DATA, name, 4 + 2 * 8 + 4);
        info(FLOAT);
        m_out.writeInt(Integer.reverseBytes(Float.floatToIntBits(value)));
    }
}
