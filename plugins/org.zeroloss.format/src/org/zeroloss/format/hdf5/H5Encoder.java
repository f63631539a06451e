package org.zeroloss.format.hdf5;

import io.jhdf.checksum.JenkinsLookup3HashLittle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the structures of an HDF5 file around values that were written already: superblock version
 * 2, object headers version 2 with links and attributes in them, contiguous values (HDF5 File
 * Format Specification 3.0). jHDF writes no texts of varying length, which HyperSpy expects, and
 * takes values from memory only.
 */
final class H5Encoder {

    /** Bytes of the superblock; structures and values come after it. */
    static final int SUPERBLOCK = 48;

    private static final long UNDEFINED = -1L;
    private static final int MAX_TEXT = 32_000;

    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int DATASPACE = 0x01;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0a;
    private static final int ATTRIBUTE = 0x0c;

    private final FileChannel m_file;
    private final H5Texts m_texts;
    private long m_end;

    /**
     * @param file takes the structures
     * @param end first byte that is free
     */
    H5Encoder(final FileChannel file, final long end) {
        m_file = file;
        m_end = align(end);
        m_texts = new H5Texts();
    }

    /** Writes everything below the root, then the superblock. */
    void finish(final H5Tree root) throws IOException {
        collect(root);
        for (final ByteBuffer heap : m_texts.heaps(m_end)) {
            m_end = align(write(m_end, heap));
        }
        final long address = group(root);
        final ByteBuffer b = buffer(SUPERBLOCK);
        b.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'});
        b.put((byte) 2).put((byte) 8).put((byte) 8).put((byte) 0);
        // the file must be as long as the superblock says, though structures end before
        final long end = write(m_end, ByteBuffer.allocate(8));
        b.putLong(0).putLong(UNDEFINED).putLong(end).putLong(address);
        checksum(b);
        write(0, b.flip());
    }

    private void collect(final H5Tree group) {
        for (final Object value : group.attributes().values()) {
            if (value instanceof String) {
                m_texts.add(cut((String) value));
            }
        }
        group.groups().values().forEach(this::collect);
    }

    private static byte[] cut(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_TEXT) {
            return bytes;
        }
        int length = MAX_TEXT;
        // not within a character
        while ((bytes[length] & 0xc0) == 0x80) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }

    private long group(final H5Tree group) throws IOException {
        final Messages m = new Messages();
        final ByteBuffer info = m.start(LINK_INFO, 18);
        info.put((byte) 0).put((byte) 0).putLong(UNDEFINED).putLong(UNDEFINED);
        m.start(GROUP_INFO, 2).put((byte) 0).put((byte) 0);
        for (final Map.Entry<String, H5Tree> e : group.groups().entrySet()) {
            link(m, e.getKey(), group(e.getValue()));
        }
        if (group.values().isPresent()) {
            final H5Tree.Values v = group.values().get();
            link(m, v.name(), values(v));
        }
        for (final Map.Entry<String, Object> e : group.attributes().entrySet()) {
            attribute(m, e.getKey(), e.getValue());
        }
        return header(m);
    }

    private static void link(final Messages m, final String name, final long address) {
        final byte[] text = name.getBytes(StandardCharsets.UTF_8);
        final ByteBuffer b = m.start(LINK, 5 + text.length + 8);
        // a length of two bytes, and the characters are UTF-8
        b.put((byte) 1).put((byte) 0x11).put((byte) 1).putShort((short) text.length);
        b.put(text).putLong(address);
    }

    private void attribute(final Messages m, final String name, final Object value) {
        final byte[] text = name.getBytes(StandardCharsets.UTF_8);
        final byte[] type = H5Types.of(value);
        final ByteBuffer data = buffer(16);
        if (value instanceof String) {
            m_texts.reference(cut((String) value), data);
        } else if (value instanceof Boolean) {
            data.put((byte) ((Boolean) value ? 1 : 0));
        } else if (value instanceof Double) {
            data.putDouble((Double) value);
        } else {
            data.putLong((Long) value);
        }
        data.flip();
        final ByteBuffer b =
                m.start(ATTRIBUTE, 9 + text.length + 1 + type.length + 4 + data.remaining());
        b.put((byte) 3).put((byte) 0).putShort((short) (text.length + 1));
        b.putShort((short) type.length).putShort((short) 4).put((byte) 1);
        b.put(text).put((byte) 0).put(type);
        // a single value
        b.put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        b.put(data);
    }

    private long values(final H5Tree.Values v) throws IOException {
        final Messages m = new Messages();
        final ByteBuffer space = m.start(DATASPACE, 4 + 8 * v.shape().length);
        space.put((byte) 2).put((byte) v.shape().length).put((byte) 0).put((byte) 1);
        long bytes = v.type().bytes();
        for (final long n : v.shape()) {
            space.putLong(n);
            bytes *= n;
        }
        final byte[] type = H5Types.of(v.type());
        m.start(DATATYPE, type.length).put(type);
        // room is taken when values come, fill values written if there are any: none
        m.start(FILL_VALUE, 2).put((byte) 3).put((byte) 0x0a);
        m.start(LAYOUT, 18).put((byte) 3).put((byte) 1).putLong(v.address()).putLong(bytes);
        return header(m);
    }

    private long header(final Messages messages) throws IOException {
        final byte[] body = messages.bytes();
        final ByteBuffer b = buffer(10 + body.length + 4);
        b.put(new byte[] {'O', 'H', 'D', 'R', 2, 2}).putInt(body.length).put(body);
        checksum(b);
        final long address = m_end;
        m_end = align(write(address, b.flip()));
        return address;
    }

    private static void checksum(final ByteBuffer b) {
        final byte[] before = Arrays.copyOf(b.array(), b.position());
        b.putInt(JenkinsLookup3HashLittle.hash(before));
    }

    private long write(final long at, final ByteBuffer bytes) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += m_file.write(bytes, next);
        }
        return next;
    }

    static ByteBuffer buffer(final int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Structures lie at multiples of 8 bytes. */
    static long align(final long address) {
        return (address + 7) / 8 * 8;
    }

    /** Messages of an object header, one after the other. */
    private static final class Messages {

        private ByteBuffer m_bytes = buffer(1 << 12);

        /** A message of a type and length, to be filled. */
        ByteBuffer start(final int type, final int length) {
            if (length > 0xffff) {
                throw new IllegalArgumentException(
                        "A message of HDF5 has at most 65535 bytes, found " + length);
            }
            if (m_bytes.remaining() < 4 + length) {
                final ByteBuffer more = buffer(2 * (m_bytes.capacity() + length));
                m_bytes = more.put(m_bytes.flip());
            }
            m_bytes.put((byte) type).putShort((short) length).put((byte) 0);
            final ByteBuffer body = m_bytes.slice().limit(length).order(ByteOrder.LITTLE_ENDIAN);
            m_bytes.position(m_bytes.position() + length);
            return body;
        }

        byte[] bytes() {
            return Arrays.copyOf(m_bytes.array(), m_bytes.position());
        }
    }
}
