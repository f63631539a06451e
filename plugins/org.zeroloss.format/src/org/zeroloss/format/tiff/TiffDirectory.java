package org.zeroloss.format.tiff;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tags of one image of a file. The pixels are the platform's ImageIO plug-in's to decode; this
 * is what it hides or trusts blindly.
 */
final class TiffDirectory {

    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int MAX_DIRECTORIES = 200_000;
    private static final int MAX_TEXT = 1 << 20;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int RATIONAL = 5;
    private static final int SIGNED_BYTE = 6;
    private static final int SIGNED_SHORT = 8;
    private static final int SIGNED_LONG = 9;
    private static final int SIGNED_RATIONAL = 10;
    private static final int FLOAT = 11;
    private static final int DOUBLE = 12;

    private final SeekableBytes m_in;
    private final ByteOrder m_order;
    private final long m_offset;
    private final Map<Integer, Entry> m_entries = new TreeMap<>();

    /** A tag: type and number of its values, and where they lie. */
    private record Entry(int type, long count, long at) {}

    private TiffDirectory(final SeekableBytes in, final ByteOrder order, final long offset) {
        m_in = in;
        m_order = order;
        m_offset = offset;
    }

    static boolean isMagic(final byte[] head) {
        return head.length >= 4
                && (head[0] == 'I'
                                && head[1] == 'I'
                                && (head[2] == 42 || head[2] == 43)
                                && head[3] == 0
                        || head[0] == 'M'
                                && head[1] == 'M'
                                && head[2] == 0
                                && (head[3] == 42 || head[3] == 43));
    }

    /**
     * @param in a TIFF file
     * @return all directories of the main chain, at least one
     */
    static List<TiffDirectory> all(final SeekableBytes in) {
        final byte[] head = in.bytes(0, 8, "the head of a TIFF file");
        if (!isMagic(head)) {
            throw FormatException.at(in.name(), 0, "II*\\0 or MM\\0* of a TIFF file", "others");
        }
        final ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        if (in.i16(2, order, "version") == 43) {
            throw FormatException.at(
                    in.name(),
                    2,
                    "version 42 of TIFF",
                    "43 (BigTIFF), which Zeroloss does not read; save it as several TIFF files");
        }
        final List<TiffDirectory> all = new ArrayList<>();
        final Set<Long> seen = new HashSet<>();
        long pointer = 4;
        long at = in.i32(pointer, order, "the first directory") & 0xffff_ffffL;
        while (at != 0) {
            if (!seen.add(at) || all.size() >= MAX_DIRECTORIES) {
                throw FormatException.at(
                        in.name(),
                        pointer,
                        "a chain of at most " + MAX_DIRECTORIES + " different directories",
                        "the directory at 0x" + Long.toHexString(at) + " again");
            }
            final TiffDirectory d = new TiffDirectory(in, order, at);
            pointer = d.readEntries();
            all.add(d);
            at = in.i32(pointer, order, "the next directory") & 0xffff_ffffL;
        }
        if (all.isEmpty()) {
            throw FormatException.at(in.name(), 4, "an image in the file", "none");
        }
        return all;
    }

    /** Returns where the pointer to the next directory lies. */
    private long readEntries() {
        final int count = m_in.i16(m_offset, m_order, "a directory") & 0xffff;
        m_in.require(m_offset + 2, 12L * count + 4, "the tags of a directory");
        for (int i = 0; i < count; i++) {
            final long at = m_offset + 2 + 12L * i;
            final int tag = m_in.i16(at, m_order, "a tag") & 0xffff;
            final int type = m_in.i16(at + 2, m_order, "type of a tag") & 0xffff;
            final long n = m_in.i32(at + 4, m_order, "count of a tag") & 0xffff_ffffL;
            if (type < 1 || type >= BYTES.length) {
                throw FormatException.at(
                        m_in.name(),
                        at + 2,
                        "a type of values from 1 to 13 in tag " + tag,
                        String.valueOf(type));
            }
            final long bytes = n * BYTES[type];
            final long values =
                    bytes <= 4
                            ? at + 8
                            : m_in.i32(at + 8, m_order, "values of a tag") & 0xffff_ffffL;
            m_in.require(values, bytes, "the values of tag " + tag);
            if (m_entries.put(tag, new Entry(type, n, values)) != null) {
                throw FormatException.at(m_in.name(), at, "each tag once", "tag " + tag + " again");
            }
        }
        return m_offset + 2 + 12L * count;
    }

    ByteOrder order() {
        return m_order;
    }

    long offset() {
        return m_offset;
    }

    boolean has(final int tag) {
        return m_entries.containsKey(tag);
    }

    long count(final int tag) {
        return has(tag) ? m_entries.get(tag).count() : 0;
    }

    /**
     * @param tag a tag
     * @param index which of its values
     * @return the value, if it is there and finite
     */
    OptionalDouble real(final int tag, final long index) {
        final Entry e = m_entries.get(tag);
        if (e == null || index >= e.count() || e.type() == ASCII) {
            return OptionalDouble.empty();
        }
        final long at = e.at() + index * BYTES[e.type()];
        final String what = "tag " + tag;
        final double v =
                switch (e.type()) {
                    case SHORT -> m_in.i16(at, m_order, what) & 0xffff;
                    case SIGNED_SHORT -> m_in.i16(at, m_order, what);
                    case SIGNED_BYTE -> (byte) m_in.u8(at, what);
                    case SIGNED_LONG -> m_in.i32(at, m_order, what);
                    case FLOAT -> Float.intBitsToFloat(m_in.i32(at, m_order, what));
                    case DOUBLE -> Double.longBitsToDouble(m_in.i64(at, m_order, what));
                    case RATIONAL ->
                            (double) (m_in.i32(at, m_order, what) & 0xffff_ffffL)
                                    / (m_in.i32(at + 4, m_order, what) & 0xffff_ffffL);
                    case SIGNED_RATIONAL ->
                            (double) m_in.i32(at, m_order, what) / m_in.i32(at + 4, m_order, what);
                    default ->
                            BYTES[e.type()] == 1
                                    ? m_in.u8(at, what)
                                    : m_in.i32(at, m_order, what) & 0xffff_ffffL;
                };
        return Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty();
    }

    /**
     * @param tag a tag of whole numbers
     * @param otherwise what holds where it is missing
     * @return its first value
     */
    long integer(final int tag, final long otherwise) {
        final OptionalDouble v = real(tag, 0);
        return v.isPresent() ? (long) v.getAsDouble() : otherwise;
    }

    /**
     * @param tag a tag of text
     * @return the text, if it is there and not blank
     */
    Optional<String> text(final int tag) {
        final Entry e = m_entries.get(tag);
        // DigitalMicrograph writes its units as bytes or texts.
        if (e == null || BYTES[e.type()] != 1 || e.count() > MAX_TEXT) {
            return Optional.empty();
        }
        final byte[] bytes = m_in.bytes(e.at(), (int) e.count(), "a text");
        final String utf8 = new String(bytes, StandardCharsets.UTF_8);
        final String all =
                utf8.indexOf('\ufffd') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
        final int end = all.indexOf(0);
        return Optional.of((end < 0 ? all : all.substring(0, end)).strip())
                .filter(t -> !t.isEmpty());
    }
}
