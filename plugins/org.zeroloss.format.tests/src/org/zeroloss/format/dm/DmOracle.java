package org.zeroloss.format.dm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second, naive reading of a whole dm file in memory, sharing no code with the reader: the flat
 * paths of all tags with their offsets, first of a name wins.
 */
final class DmOracle {

    private static final int[] BYTES = {0, 0, 2, 4, 2, 4, 4, 8, 1, 1, 1, 8, 8};

    /** An image's fields as they stand in the file. */
    record Image(long dataType, List<Long> sizes, int offset, int bytes) {}

    private final ByteBuffer m_in;
    private final boolean m_four;
    private final Map<String, long[]> m_arrays = new TreeMap<>();
    private final Map<String, Long> m_numbers = new TreeMap<>();
    private final Map<String, Integer> m_counts = new TreeMap<>();
    private ByteOrder m_order;

    DmOracle(final byte[] file) {
        m_in = ByteBuffer.wrap(file);
        m_four = m_in.getInt() == 4;
        word();
        m_order = m_in.getInt() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        group("");
    }

    ByteOrder order() {
        return m_order;
    }

    /** Whether a byte belongs to an array, not to the tags around it. */
    boolean isInArray(final int at) {
        return m_arrays.values().stream().anyMatch(a -> at >= a[0] && at < a[0] + a[1]);
    }

    /** All entries of the ImageList. */
    List<Image> images() {
        final List<Image> images = new ArrayList<>();
        for (int i = 0; i < m_counts.getOrDefault("/ImageList", 0); i++) {
            final String at = "/ImageList/#" + i + "/ImageData";
            final List<Long> sizes = new ArrayList<>();
            for (int d = 0; d < m_counts.getOrDefault(at + "/Dimensions", 0); d++) {
                sizes.add(m_numbers.get(at + "/Dimensions/#" + d));
            }
            final long[] data = m_arrays.get(at + "/Data");
            if (data != null && m_numbers.containsKey(at + "/DataType")) {
                images.add(
                        new Image(
                                m_numbers.get(at + "/DataType"),
                                sizes,
                                (int) data[0],
                                (int) data[1]));
            }
        }
        return images;
    }

    private long word() {
        return m_four ? m_in.getLong() : m_in.getInt() & 0xffff_ffffL;
    }

    private void group(final String path) {
        m_in.getShort();
        final long count = word();
        m_counts.putIfAbsent(path, (int) count);
        for (int i = 0; i < count; i++) {
            final int kind = m_in.get();
            final byte[] name = new byte[m_in.getShort() & 0xffff];
            m_in.get(name);
            final String text = new String(name, StandardCharsets.ISO_8859_1);
            // a path by name, and one by place
            final String below = path + "/" + text;
            final String byPlace = path + "/#" + i;
            final boolean list = path.endsWith("/ImageList") || path.endsWith("/Dimensions");
            if (m_four) {
                word();
            }
            if (kind == 20) {
                group(list ? byPlace : below);
            } else {
                data(list ? byPlace : below);
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
            size = stride * info[info.length - 1];
            m_arrays.putIfAbsent(path, new long[] {start, size});
        } else if (info[0] == 18) {
            size = info[1];
        } else {
            size = BYTES[(int) info[0]];
            m_numbers.putIfAbsent(path, number((int) info[0], start));
        }
        m_in.position((int) (start + size));
    }

    private long number(final int type, final int at) {
        m_in.order(m_order);
        final long v =
                switch (type) {
                    case 2 -> m_in.getShort(at);
                    case 3 -> m_in.getInt(at);
                    case 4 -> m_in.getShort(at) & 0xffff;
                    case 5 -> m_in.getInt(at) & 0xffff_ffffL;
                    case 6 -> (long) m_in.getFloat(at);
                    case 7 -> (long) m_in.getDouble(at);
                    case 8, 10 -> m_in.get(at) & 0xff;
                    case 9 -> m_in.get(at);
                    default -> m_in.getLong(at);
                };
        m_in.order(ByteOrder.BIG_ENDIAN);
        return v;
    }
}
