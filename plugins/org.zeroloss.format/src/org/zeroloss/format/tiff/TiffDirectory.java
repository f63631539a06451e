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
 * The tags of one image of a file: TIFF (revision 6.0, Aldus 1992), whose counts and offsets have
 * 32 bits, and BigTIFF, where they have 64.
 */
final class TiffDirectory {

    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
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
    private static final int FIRST_LONG8 = 16;
    private static final int BIG = 43;
    private static final int MAX_TAGS = 0xffff;

    private final SeekableBytes m_in;
    private final ByteOrder m_order;
    private final boolean m_big;
    private final long m_offset;
    private final Map<Integer, Entry> m_entries = new TreeMap<>();

    /** A tag: type and number of its values, and where they lie. */
    private record Entry(int type, long count, long at) {}

    private TiffDirectory(
            final SeekableBytes in, final ByteOrder order, final boolean big, final long offset) {
        m_in = in;
        m_order = order;
        m_big = big;
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
        final boolean big = in.i16(2, order, "version") == BIG;
        if (big && (in.i16(4, order, "bytes of an offset") != 8 || in.i16(6, order, "0") != 0)) {
            throw FormatException.at(
                    in.name(), 4, "offsets of 8 bytes, then 0, in BigTIFF", "other numbers");
        }
        final List<TiffDirectory> all = new ArrayList<>();
        final Set<Long> seen = new HashSet<>();
        long pointer = big ? 8 : 4;
        long at = offset(in, order, big, pointer);
        while (at != 0) {
            if (!seen.add(at) || all.size() >= MAX_DIRECTORIES) {
                throw FormatException.at(
                        in.name(),
                        pointer,
                        "a chain of at most " + MAX_DIRECTORIES + " different directories",
                        "the directory at 0x" + Long.toHexString(at) + " again");
            }
            final TiffDirectory d = new TiffDirectory(in, order, big, at);
            pointer = d.readEntries();
            all.add(d);
            at = offset(in, order, big, pointer);
        }
        if (all.isEmpty()) {
            throw FormatException.at(in.name(), 4, "an image in the file", "none");
        }
        return all;
    }

    private static long offset(
            final SeekableBytes in, final ByteOrder order, final boolean big, final long at) {
        final String what = "the offset of a directory";
        return big ? in.i64(at, order, what) : in.i32(at, order, what) & 0xffff_ffffL;
    }

    /** A count or an offset. */
    private long word(final long at, final String what) {
        return m_big ? m_in.i64(at, m_order, what) : m_in.i32(at, m_order, what) & 0xffff_ffffL;
    }

    /** Returns where the pointer to the next directory lies. */
    private long readEntries() {
        final long count =
                m_big
                        ? m_in.i64(m_offset, m_order, "a directory")
                        : m_in.i16(m_offset, m_order, "a directory") & 0xffff;
        if (count < 0 || count > MAX_TAGS) {
            throw FormatException.at(
                    m_in.name(), m_offset, "0 to " + MAX_TAGS + " tags", String.valueOf(count));
        }
        final int word = m_big ? Long.BYTES : Integer.BYTES;
        final long first = m_offset + (m_big ? Long.BYTES : Short.BYTES);
        final int step = 4 + 2 * word;
        m_in.require(first, step * count + word, "the tags of a directory");
        for (int i = 0; i < count; i++) {
            final long at = first + (long) step * i;
            final int tag = m_in.i16(at, m_order, "a tag") & 0xffff;
            final int type = m_in.i16(at + 2, m_order, "type of a tag") & 0xffff;
            final long n = word(at + 4, "count of a tag");
            if (type >= BYTES.length || BYTES[type] == 0 || !m_big && type >= FIRST_LONG8) {
                throw FormatException.at(
                        m_in.name(),
                        at + 2,
                        "a type of values from 1 to " + (m_big ? 18 : 13) + " in tag " + tag,
                        String.valueOf(type));
            }
            if (n < 0 || n > m_in.length()) {
                throw FormatException.at(
                        m_in.name(),
                        at + 4,
                        "a number of values that fits into the file in tag " + tag,
                        String.valueOf(n));
            }
            final long bytes = n * BYTES[type];
            final long field = at + 4 + word;
            final long values = bytes <= word ? field : word(field, "values of a tag");
            m_in.require(values, bytes, "the values of tag " + tag);
            if (m_entries.put(tag, new Entry(type, n, values)) != null) {
                throw FormatException.at(m_in.name(), at, "each tag once", "tag " + tag + " again");
            }
        }
        return first + step * count;
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
                            switch (BYTES[e.type()]) {
                                case 1 -> m_in.u8(at, what);
                                case 8 -> m_in.i64(at, m_order, what);
                                default -> m_in.i32(at, m_order, what) & 0xffff_ffffL;
                            };
                };
        return Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty();
    }

    /**
     * @param tag a tag of whole numbers
     * @param otherwise what holds where it is missing
     * @return its first value
     * @throws FormatException if it is there and holds no number
     */
    long integer(final int tag, final long otherwise) {
        final Entry e = m_entries.get(tag);
        if (e == null) {
            return otherwise;
        }
        final OptionalDouble v = real(tag, 0);
        if (v.isEmpty()) {
            throw FormatException.at(
                    m_in.name(),
                    e.at(),
                    "a number in tag " + tag,
                    e.count() + " values of type " + e.type());
        }
        return (long) v.getAsDouble();
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
