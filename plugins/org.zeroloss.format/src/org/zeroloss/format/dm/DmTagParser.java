package org.zeroloss.format.dm;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tag tree of a dm3 or dm4 file without its arrays.
 *
 * <p>Layout (all structure big-endian): version 3 or 4, length of what follows, byte order of the
 * values (1 little, 0 big), then the root group: sorted, open, number of tags, tags. A tag: kind 20
 * (group) or 21 (data), name length, name; in version 4 the byte size of its content; then a group,
 * or "%%%%", the number of type words, the type words, and the value. Counts, lengths and type
 * words have 4 bytes in version 3, 8 in version 4. Eight zero bytes follow the root group.
 *
 * <p>Every count is checked against the bytes that are left before anything is allocated, and depth
 * and number of tags are bounded, so that a damaged file costs neither time nor memory.
 */
final class DmTagParser {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TAGS = 500_000;
    private static final int MAX_TEXT = 1 << 16;
    private static final long MAX_TEXTS = 1 << 26;
    private static final int MAX_FIELDS = 4096;
    private static final int TRAILER = 8;

    private final SeekableBytes m_in;
    private final boolean m_four;
    private final ByteOrder m_order;
    private long m_at;
    private long m_tags;
    private long m_texts;

    private DmTagParser(
            final SeekableBytes in, final boolean four, final ByteOrder order, final long at) {
        m_in = in;
        m_four = four;
        m_order = order;
        m_at = at;
    }

    /**
     * What stands before the first image.
     *
     * @param root the tag tree
     * @param order byte order of values and pixels
     * @param version 3 or 4
     */
    record Tree(DmTag.Group root, ByteOrder order, int version) {}

    static Tree parse(final SeekableBytes in) {
        final int version = in.i32(0, ByteOrder.BIG_ENDIAN, "the version of a dm file");
        if (version != 3 && version != 4) {
            throw FormatException.at(in.name(), 0, "dm version 3 or 4", String.valueOf(version));
        }
        final boolean four = version == 4;
        final int word = four ? 8 : 4;
        final long declared =
                four
                        ? in.i64(4, ByteOrder.BIG_ENDIAN, "the length of the file")
                        : in.i32(4, ByteOrder.BIG_ENDIAN, "the length of the file") & 0xffff_ffffL;
        // The declared length ends eight or twelve bytes before the last byte of every file seen.
        if (declared < 0 || declared > in.length() - 8 - word) {
            throw FormatException.at(
                    in.name(),
                    4,
                    "a file of at least " + declared + " + " + (8 + word) + " bytes as declared",
                    in.length() + " bytes; the file is truncated or its header is damaged");
        }
        final int flag = in.i32(4L + word, ByteOrder.BIG_ENDIAN, "the byte order");
        if (flag != 0 && flag != 1) {
            throw FormatException.at(
                    in.name(), 4L + word, "byte order 0 or 1", String.valueOf(flag));
        }
        final DmTagParser parser =
                new DmTagParser(
                        in,
                        four,
                        flag == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                        8L + word);
        final DmTag.Group root = parser.group("", 0);
        in.require(parser.m_at, TRAILER, "the end mark after the tags");
        return new Tree(root, parser.m_order, version);
    }

    private DmTag.Group group(final String name, final int depth) {
        final long start = m_at;
        if (depth > MAX_DEPTH) {
            throw FormatException.at(
                    m_in.name(),
                    start,
                    "groups nested at most " + MAX_DEPTH + " deep",
                    "a deeper one, \"" + name + "\"");
        }
        m_in.require(m_at, 2, "the flags of group \"" + name + "\"");
        m_at += 2;
        final long countAt = m_at;
        final long count = word("the number of tags in \"" + name + "\"");
        // kind, name length and at least a group's flags and count, or a mark and its type words
        final long least = 3 + (m_four ? 8 : 0) + 2 + (m_four ? 8 : 4);
        m_tags += Math.max(0, count);
        if (count < 0 || count > (m_in.length() - m_at) / least || m_tags > MAX_TAGS) {
            throw FormatException.at(
                    m_in.name(),
                    countAt,
                    "a number of tags that fits into the file",
                    count + " tags in group \"" + name + "\"");
        }
        final List<DmTag> children = new ArrayList<>((int) Math.min(count, 1024));
        for (long i = 0; i < count; i++) {
            children.add(tag(depth));
        }
        return new DmTag.Group(name, start, children);
    }

    private DmTag tag(final int depth) {
        final long kindAt = m_at;
        final int kind = m_in.u8(m_at, "the kind of a tag");
        m_at++;
        final int length =
                m_in.i16(m_at, ByteOrder.BIG_ENDIAN, "the length of a tag's name") & 0xffff;
        m_at += 2;
        budget(length);
        final String name =
                new String(
                        m_in.bytes(m_at, length, "the name of a tag"), StandardCharsets.ISO_8859_1);
        m_at += length;
        long end = -1;
        if (m_four) {
            final long sizeAt = m_at;
            final long size = word("the size of tag \"" + name + "\"");
            if (size < 0 || size > m_in.length() - m_at) {
                throw FormatException.at(
                        m_in.name(),
                        sizeAt,
                        "at most " + (m_in.length() - m_at) + " bytes in tag \"" + name + "\"",
                        size + "; the file is truncated or damaged");
            }
            end = m_at + size;
        }
        final DmTag tag =
                switch (kind) {
                    case 20 -> group(name, depth + 1);
                    case 21 -> data(name);
                    default ->
                            throw FormatException.at(
                                    m_in.name(),
                                    kindAt,
                                    "a tag of kind 20 (group) or 21 (data)",
                                    String.valueOf(kind));
                };
        if (end >= 0 && end != m_at) {
            throw FormatException.at(
                    m_in.name(),
                    kindAt,
                    "tag \"" + name + "\" to end at 0x" + Long.toHexString(end) + " as declared",
                    "its end at 0x" + Long.toHexString(m_at));
        }
        return tag;
    }

    private DmTag data(final String name) {
        final int mark = m_in.i32(m_at, ByteOrder.BIG_ENDIAN, "the mark %%%% of \"" + name + "\"");
        if (mark != 0x25252525) {
            throw FormatException.at(
                    m_in.name(),
                    m_at,
                    "the mark %%%% (0x25252525) of tag \"" + name + "\"",
                    "0x" + Integer.toHexString(mark));
        }
        m_at += 4;
        final long infoAt = m_at;
        final long words = word("the number of type words of \"" + name + "\"");
        if (words < 1 || words > MAX_FIELDS) {
            throw FormatException.at(
                    m_in.name(),
                    infoAt,
                    "1 to " + MAX_FIELDS + " type words in tag \"" + name + "\"",
                    String.valueOf(words));
        }
        m_in.require(m_at, words * (m_four ? 8 : 4), "the type words of \"" + name + "\"");
        final long[] info = new long[(int) words];
        for (int i = 0; i < info.length; i++) {
            info[i] = word("a type word of \"" + name + "\"");
        }
        final DmTag tag;
        if (info[0] == DmType.STRUCT) {
            tag = struct(name, infoAt, info);
        } else if (info[0] == DmType.STRING) {
            expectWords(name, infoAt, info, 2);
            tag = text(name, infoAt, info[1], StandardCharsets.UTF_16LE);
        } else if (info[0] == DmType.ARRAY) {
            tag = array(name, infoAt, info);
        } else {
            expectWords(name, infoAt, info, 1);
            final DmType type = type(name, infoAt, info[0]);
            tag = new DmTag.Scalar(name, m_at, value(type), type);
        }
        return tag;
    }

    private DmTag struct(final String name, final long infoAt, final long[] info) {
        final List<DmType> fields = fields(name, infoAt, info, 1);
        expectWords(name, infoAt, info, 3 + 2 * fields.size());
        final long start = m_at;
        final List<Number> values = new ArrayList<>(fields.size());
        for (final DmType t : fields) {
            values.add(value(t));
        }
        return new DmTag.Struct(name, start, values);
    }

    /** Types of a struct whose words start at {@code from}: name length, count, (length, type)*. */
    private List<DmType> fields(
            final String name, final long infoAt, final long[] info, final int from) {
        final long count = from + 1 < info.length ? info[from + 1] : -1;
        if (count < 0 || count > (info.length - from - 2) / 2) {
            throw FormatException.at(
                    m_in.name(),
                    infoAt,
                    "the fields of struct \"" + name + "\"",
                    count + " fields in " + info.length + " type words");
        }
        final List<DmType> fields = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            fields.add(type(name, infoAt, info[from + 3 + 2 * i]));
        }
        return fields;
    }

    private DmTag array(final String name, final long infoAt, final long[] info) {
        if (info.length < 3) {
            expectWords(name, infoAt, info, 3);
        }
        final List<DmType> fields;
        if (info[1] == DmType.STRUCT) {
            fields = fields(name, infoAt, info, 2);
            expectWords(name, infoAt, info, 5 + 2 * fields.size());
        } else {
            expectWords(name, infoAt, info, 3);
            fields = List.of(type(name, infoAt, info[1]));
        }
        final long count = info[info.length - 1];
        final DmTag.Array array = new DmTag.Array(name, m_at, fields, count);
        final long stride = array.stride();
        if (count < 0 || stride > 0 && count > (m_in.length() - m_at) / stride) {
            throw FormatException.at(
                    m_in.name(),
                    m_at,
                    "array \"" + name + "\" of " + count + " elements of " + stride + " bytes",
                    "only "
                            + (m_in.length() - m_at)
                            + " bytes before the end of the file; it is truncated or damaged");
        }
        // A text is an array of 16-bit characters. Pixels are always named Data.
        if (info[1] == DmType.UINT16.code() && count <= MAX_TEXT && !name.equals("Data")) {
            return text(
                    name,
                    infoAt,
                    2 * count,
                    m_order == ByteOrder.LITTLE_ENDIAN
                            ? StandardCharsets.UTF_16LE
                            : StandardCharsets.UTF_16BE);
        }
        m_at += count * stride;
        return array;
    }

    private DmTag text(
            final String name, final long infoAt, final long bytes, final Charset charset) {
        if (bytes < 0 || bytes > 2L * MAX_TEXT) {
            throw FormatException.at(
                    m_in.name(),
                    infoAt,
                    "a text of at most " + 2L * MAX_TEXT + " bytes in tag \"" + name + "\"",
                    String.valueOf(bytes));
        }
        budget(bytes);
        final long start = m_at;
        final byte[] raw = m_in.bytes(m_at, (int) bytes, "the text of tag \"" + name + "\"");
        m_at += bytes;
        return new DmTag.Text(name, start, new String(raw, charset));
    }

    /** Names and texts are kept in memory: only as many as a header may reasonably hold. */
    private void budget(final long bytes) {
        m_texts += bytes;
        if (m_texts > MAX_TEXTS) {
            throw FormatException.at(
                    m_in.name(),
                    m_at,
                    "names and texts of at most " + MAX_TEXTS + " bytes in all tags",
                    "more");
        }
    }

    private Number value(final DmType type) {
        final long at = m_at;
        m_at += type.bytes();
        final String what = "a value of type " + type;
        return switch (type) {
            case INT16 -> (long) m_in.i16(at, m_order, what);
            case UINT16 -> m_in.i16(at, m_order, what) & 0xffffL;
            case INT32 -> (long) m_in.i32(at, m_order, what);
            case UINT32 -> m_in.i32(at, m_order, what) & 0xffff_ffffL;
            case INT64, UINT64 -> m_in.i64(at, m_order, what);
            case FLOAT32 -> (double) Float.intBitsToFloat(m_in.i32(at, m_order, what));
            case FLOAT64 -> Double.longBitsToDouble(m_in.i64(at, m_order, what));
            case BOOLEAN, OCTET -> (long) m_in.u8(at, what);
            case CHAR -> (long) (byte) m_in.u8(at, what);
        };
    }

    private DmType type(final String name, final long infoAt, final long code) {
        final DmType type = DmType.ofCode(code);
        if (type == null) {
            throw FormatException.at(
                    m_in.name(),
                    infoAt,
                    "a type code from 2 to 12 in tag \"" + name + "\"",
                    String.valueOf(code));
        }
        return type;
    }

    private void expectWords(
            final String name, final long infoAt, final long[] info, final int expected) {
        if (info.length != expected) {
            throw FormatException.at(
                    m_in.name(),
                    infoAt,
                    expected + " type words in tag \"" + name + "\" of type " + info[0],
                    String.valueOf(info.length));
        }
    }

    private long word(final String what) {
        final long v;
        if (m_four) {
            v = m_in.i64(m_at, ByteOrder.BIG_ENDIAN, what);
            m_at += 8;
        } else {
            v = m_in.i32(m_at, ByteOrder.BIG_ENDIAN, what) & 0xffff_ffffL;
            m_at += 4;
        }
        return v;
    }
}
