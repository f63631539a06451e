package org.zeroloss.format.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An image of a TIFF file (Aldus, TIFF revision 6.0, 1992; Adobe's technical note 3 for reals),
 * decoded without any library but deflate. Sizes of the samples only: everything is in memory.
 */
final class TiffImage {

    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ByteBuffer m_in;
    private final Map<Integer, double[]> m_tags;

    private TiffImage(final ByteBuffer in, final Map<Integer, double[]> tags) {
        m_in = in;
        m_tags = tags;
    }

    static List<TiffImage> all(final byte[] content) {
        final ByteBuffer b = ByteBuffer.wrap(content);
        b.order(content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        final boolean big = b.getShort(2) == 43;
        final List<TiffImage> all = new ArrayList<>();
        long at = big ? b.getLong(8) : b.getInt(4) & 0xffff_ffffL;
        while (at != 0) {
            final int p = (int) at;
            final int count = big ? (int) b.getLong(p) : b.getShort(p) & 0xffff;
            final Map<Integer, double[]> tags = new HashMap<>();
            final int first = p + (big ? 8 : 2);
            final int step = big ? 20 : 12;
            for (int i = 0; i < count; i++) {
                tags.put(b.getShort(first + step * i) & 0xffff, values(b, first + step * i, big));
            }
            all.add(new TiffImage(b, tags));
            final int next = first + step * count;
            at = big ? b.getLong(next) : b.getInt(next) & 0xffff_ffffL;
        }
        return all;
    }

    private static double[] values(final ByteBuffer b, final int at, final boolean big) {
        final int type = b.getShort(at + 2);
        final int n = big ? (int) b.getLong(at + 4) : b.getInt(at + 4);
        final int inside = big ? 8 : 4;
        final int field = at + 4 + inside;
        final long where =
                (long) n * SIZES[type] <= inside
                        ? field
                        : big ? b.getLong(field) : b.getInt(field) & 0xffff_ffffL;
        final double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            final int p = (int) where + i * SIZES[type];
            v[i] =
                    switch (type) {
                        case 3 -> b.getShort(p) & 0xffff;
                        case 4, 13 -> b.getInt(p) & 0xffff_ffffL;
                        case 5 ->
                                (double) (b.getInt(p) & 0xffff_ffffL)
                                        / (b.getInt(p + 4) & 0xffff_ffffL);
                        case 6 -> b.get(p);
                        case 8 -> b.getShort(p);
                        case 9 -> b.getInt(p);
                        case 10 -> (double) b.getInt(p) / b.getInt(p + 4);
                        case 11 -> b.getFloat(p);
                        case 12 -> b.getDouble(p);
                        case 16, 17, 18 -> b.getLong(p);
                        default -> b.get(p) & 0xff;
                    };
        }
        return v;
    }

    private long tag(final int tag, final long otherwise) {
        final double[] v = m_tags.get(tag);
        return v == null || v.length == 0 || !Double.isFinite(v[0]) ? otherwise : (long) v[0];
    }

    ByteOrder order() {
        return m_in.order();
    }

    long width() {
        return tag(256, 0);
    }

    long height() {
        return tag(257, 0);
    }

    int bits() {
        return (int) tag(258, 1);
    }

    int colors() {
        return samples() >= 3 ? 3 : 1;
    }

    boolean isReduced() {
        return (tag(254, 0) & 1) == 1;
    }

    boolean isPacked() {
        return tag(259, 1) != 1;
    }

    private int samples() {
        return (int) tag(277, 1);
    }

    private boolean isTiled() {
        return m_tags.containsKey(324);
    }

    /** Strips or tiles: first byte and length of each. */
    List<long[]> blocks() {
        final double[] offsets = m_tags.get(isTiled() ? 324 : 273);
        final double[] lengths = m_tags.get(isTiled() ? 325 : 279);
        final List<long[]> blocks = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            blocks.add(new long[] {(long) offsets[i], (long) lengths[i]});
        }
        return blocks;
    }

    private boolean isHalf() {
        return tag(339, 1) == 3 && bits() == 16;
    }

    /** Bytes of a value in a signal. */
    int bytes() {
        return isHalf() ? 4 : bits() / 8;
    }

    /** All values, little endian, reals of 16 bits as 32. */
    byte[] values() {
        return isHalf() ? Npy.widened(stored()) : stored();
    }

    /** All values, little endian: one color after the other, without opacity. */
    private byte[] stored() {
        final int bytes = bits() / 8;
        final int width = (int) width();
        final int height = (int) height();
        final boolean planar = samples() > 1 && tag(284, 1) == 2;
        final int inPixel = planar ? 1 : samples();
        final int blockWidth = isTiled() ? (int) tag(322, 0) : width;
        final int blockHeight =
                isTiled()
                        ? (int) tag(323, 0)
                        : (int) Math.max(1, Math.min(height, tag(278, height)));
        final int across = (width + blockWidth - 1) / blockWidth;
        final int down = (height + blockHeight - 1) / blockHeight;
        final byte[] values = new byte[width * height * colors() * bytes];
        final List<long[]> blocks = blocks();
        for (int i = 0; i < blocks.size(); i++) {
            final int x0 = i % across * blockWidth;
            final int y0 = i / across % down * blockHeight;
            final int rows = isTiled() ? blockHeight : Math.min(blockHeight, height - y0);
            final byte[] block = block(blocks.get(i), blockWidth, rows, inPixel, bytes);
            for (int y = 0; y < Math.min(rows, height - y0); y++) {
                for (int x = 0; x < Math.min(blockWidth, width - x0); x++) {
                    for (int s = 0; s < inPixel; s++) {
                        final int color = planar ? i / (across * down) : s;
                        if (color < colors()) {
                            System.arraycopy(
                                    block,
                                    ((y * blockWidth + x) * inPixel + s) * bytes,
                                    values,
                                    ((color * height + y0 + y) * width + x0 + x) * bytes,
                                    bytes);
                        }
                    }
                }
            }
        }
        return values;
    }

    /** One strip or tile, little endian. */
    private byte[] block(
            final long[] place, final int width, final int rows, final int step, final int bytes) {
        final int length = width * rows * step * bytes;
        final byte[] stored =
                Arrays.copyOfRange(m_in.array(), (int) place[0], (int) (place[0] + place[1]));
        final byte[] plain =
                switch ((int) tag(259, 1)) {
                    case 1 -> Arrays.copyOf(stored, length);
                    case 5 -> lzw(stored, length);
                    case 8, 32946 -> inflated(stored, length);
                    case 32773 -> unpacked(stored, length);
                    default -> throw new AssertionError("compression was read");
                };
        if (isPacked() && tag(317, 1) == 3) {
            return reals(plain, width * step, step, bytes);
        }
        final byte[] little = Values.little(plain, 0, length / bytes, bytes, order());
        if (isPacked() && tag(317, 1) == 2) {
            sums(little, width, step, bytes);
        }
        return little;
    }

    /** Predictor 2: each value is the difference to the one of the pixel before in its row. */
    private static void sums(
            final byte[] little, final int width, final int step, final int bytes) {
        for (int i = 0; i < little.length / bytes; i++) {
            if (i % (width * step) >= step) {
                int carry = 0;
                for (int b = 0; b < bytes; b++) {
                    final int sum =
                            (little[i * bytes + b] & 0xff)
                                    + (little[(i - step) * bytes + b] & 0xff)
                                    + carry;
                    little[i * bytes + b] = (byte) sum;
                    carry = sum >> 8;
                }
            }
        }
    }

    /** Predictor 3: differences of bytes, a row's highest bytes first, then its second … */
    private static byte[] reals(
            final byte[] plain, final int values, final int step, final int bytes) {
        final byte[] little = new byte[plain.length];
        final int row = values * bytes;
        for (int start = 0; start < plain.length; start += row) {
            for (int i = step; i < row; i++) {
                plain[start + i] += plain[start + i - step];
            }
            for (int v = 0; v < values; v++) {
                for (int b = 0; b < bytes; b++) {
                    little[start + v * bytes + bytes - 1 - b] = plain[start + b * values + v];
                }
            }
        }
        return little;
    }

    private static byte[] inflated(final byte[] stored, final int length) {
        final Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            final byte[] all = new byte[length];
            for (int n = 0; n < length; ) {
                final int more = inflater.inflate(all, n, length - n);
                if (more == 0) {
                    throw new AssertionError("a deflated strip that is too short was read");
                }
                n += more;
            }
            return all;
        } catch (final DataFormatException e) {
            throw new AssertionError("damaged deflate was read", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] unpacked(final byte[] stored, final int length) {
        final byte[] all = new byte[length];
        int n = 0;
        for (int i = 0; n < length; ) {
            final int head = stored[i++];
            if (head >= 0) {
                for (int k = 0; k <= head && n < length; k++) {
                    all[n++] = stored[i++];
                }
            } else if (head != -128) {
                for (int k = 0; k <= -head && n < length; k++) {
                    all[n++] = stored[i];
                }
                i++;
            }
        }
        return all;
    }

    /** Codes of 9 to 12 bits, highest bit first. */
    private static byte[] lzw(final byte[] stored, final int length) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        final List<byte[]> table = new ArrayList<>();
        byte[] before = null;
        int bits = 9;
        for (int at = 0; all.size() < length; ) {
            int code = 0;
            for (int k = 0; k < bits; k++, at++) {
                code = code << 1 | stored[at / 8] >> 7 - at % 8 & 1;
            }
            if (code == 257) {
                break;
            }
            if (code == 256) {
                table.clear();
                for (int i = 0; i < 258; i++) {
                    table.add(new byte[] {(byte) i});
                }
                bits = 9;
                before = null;
                continue;
            }
            final byte[] entry;
            if (code < table.size()) {
                entry = table.get(code);
            } else {
                entry = Arrays.copyOf(before, before.length + 1);
                entry[before.length] = before[0];
            }
            all.writeBytes(entry);
            if (before != null) {
                final byte[] longer = Arrays.copyOf(before, before.length + 1);
                longer[before.length] = entry[0];
                table.add(longer);
            }
            before = entry;
            bits =
                    table.size() >= 2047
                            ? 12
                            : table.size() >= 1023 ? 11 : table.size() >= 511 ? 10 : 9;
        }
        if (all.size() < length) {
            throw new AssertionError("an LZW strip that is too short was read");
        }
        return Arrays.copyOf(all.toByteArray(), length);
    }
}
