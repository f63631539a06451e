package org.zeroloss.format.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A naive reading of a whole dm file in memory, sharing no code with the reader: the flat paths of
 * all tags with their offsets, first of a name wins. Entries of lists are named by their place.
 */
final class DmTags {

    private static final int[] BYTES = {0, 0, 2, 4, 2, 4, 4, 8, 1, 1, 1, 8, 8};

    /** An array: where it lies, the type code of its elements (15 for structs), how many. */
    record Array(long at, long bytes, int type, long count) {}

    private final ByteBuffer m_in;
    private final boolean m_four;
    private final ByteOrder m_order;
    private final Map<String, Array> m_arrays = new HashMap<>();
    private final Map<String, Double> m_numbers = new HashMap<>();
    private final Map<String, Integer> m_counts = new HashMap<>();

    DmTags(final byte[] file) {
        m_in = ByteBuffer.wrap(file);
        m_four = m_in.getInt() == 4;
        word();
        m_order = m_in.getInt() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        group("");
    }

    ByteOrder order() {
        return m_order;
    }

    /** Number of tags of a group, 0 if there is none. */
    int count(final String group) {
        return m_counts.getOrDefault(group, 0);
    }

    Array array(final String path) {
        return m_arrays.get(path);
    }

    double number(final String path) {
        return m_numbers.getOrDefault(path, Double.NaN);
    }

    /** The text there, empty if there is none. */
    String text(final String path) {
        final Array a = m_arrays.get(path);
        if (a == null || a.type() != 4) {
            return "";
        }
        return new String(
                m_in.array(),
                (int) a.at(),
                (int) a.bytes(),
                m_order == ByteOrder.LITTLE_ENDIAN
                        ? StandardCharsets.UTF_16LE
                        : StandardCharsets.UTF_16BE);
    }

    private long word() {
        return m_four ? m_in.getLong() : m_in.getInt() & 0xffff_ffffL;
    }

    private void group(final String path) {
        m_in.getShort();
        final long count = word();
        m_counts.putIfAbsent(path, (int) count);
        final boolean list =
                path.equals("/ImageList")
                        || path.endsWith("/Dimensions")
                        || path.endsWith("/Calibrations/Dimension");
        for (int i = 0; i < count; i++) {
            final int kind = m_in.get();
            final byte[] name = new byte[m_in.getShort() & 0xffff];
            m_in.get(name);
            final String below =
                    path + "/" + (list ? "#" + i : new String(name, StandardCharsets.ISO_8859_1));
            if (m_four) {
                word();
            }
            if (kind == 20) {
                group(below);
            } else {
                data(below);
            }
        }
    }

    private void data(final String path) {
        m_in.getInt();
        final long[] info = new long[(int) word()];
        for (int i = 0; i < info.length; i++) {
            info[i] = word();
        }
        final int start = m_in.position();
        long size = 0;
        if (info[0] == 15) {
            for (int i = 4; i < info.length; i += 2) {
                size += BYTES[(int) info[i]];
            }
        } else if (info[0] == 20) {
            long stride = info[1] == 15 ? 0 : BYTES[(int) info[1]];
            for (int i = 5; info[1] == 15 && i < info.length - 1; i += 2) {
                stride += BYTES[(int) info[i]];
            }
            final long count = info[info.length - 1];
            size = stride * count;
            m_arrays.putIfAbsent(path, new Array(start, size, (int) info[1], count));
        } else if (info[0] == 18) {
            size = info[1];
        } else {
            size = BYTES[(int) info[0]];
            m_numbers.putIfAbsent(path, number((int) info[0], start));
        }
        m_in.position((int) (start + size));
    }

    private double number(final int type, final int at) {
        m_in.order(m_order);
        final double v =
                switch (type) {
                    case 2 -> m_in.getShort(at);
                    case 3 -> m_in.getInt(at);
                    case 4 -> m_in.getShort(at) & 0xffff;
                    case 5 -> m_in.getInt(at) & 0xffff_ffffL;
                    case 6 -> m_in.getFloat(at);
                    case 7 -> m_in.getDouble(at);
                    case 8, 10 -> m_in.get(at) & 0xff;
                    case 9 -> m_in.get(at);
                    default -> m_in.getLong(at);
                };
        m_in.order(ByteOrder.BIG_ENDIAN);
        return v;
    }
}
