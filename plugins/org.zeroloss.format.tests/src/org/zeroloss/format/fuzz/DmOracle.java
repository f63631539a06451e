package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Images of a dm file, value by value: sizes, type, calibration and the place of each value follow
 * from the tags. Which dimension is that of energy is the reader's to say: any is taken, but sizes,
 * calibration and values must then follow it.
 */
final class DmOracle implements Oracle {

    private static final Map<Integer, DataType> TYPES =
            Map.ofEntries(
                    Map.entry(1, DataType.INT16),
                    Map.entry(2, DataType.FLOAT32),
                    Map.entry(3, DataType.FLOAT32),
                    Map.entry(6, DataType.UINT8),
                    Map.entry(7, DataType.INT32),
                    Map.entry(8, DataType.UINT8),
                    Map.entry(9, DataType.INT8),
                    Map.entry(10, DataType.UINT16),
                    Map.entry(11, DataType.UINT32),
                    Map.entry(12, DataType.FLOAT64),
                    Map.entry(13, DataType.FLOAT64),
                    Map.entry(14, DataType.UINT8),
                    Map.entry(23, DataType.UINT8),
                    Map.entry(39, DataType.INT64),
                    Map.entry(40, DataType.UINT64));

    private final int m_length;
    private final List<DmTags.Array> m_values = new ArrayList<>();

    DmOracle(final byte[] sample) {
        m_length = sample.length;
        final DmTags tags = new DmTags(sample);
        for (int i = 0; i < tags.count("/ImageList"); i++) {
            m_values.add(tags.array("/ImageList/#" + i + "/ImageData/Data"));
        }
    }

    @Override
    public boolean isValue(final int at) {
        return m_values.stream().anyMatch(a -> at >= a.at() && at < a.at() + a.bytes());
    }

    @Override
    public int ratio() {
        return 1;
    }

    /** The format declares the length of everything. */
    @Override
    public int least() {
        return m_length;
    }

    @Override
    public void repair(final byte[] cut) {
        if (cut.length > 24) {
            final ByteBuffer head = ByteBuffer.wrap(cut);
            if (head.getInt(0) == 4) {
                head.putLong(4, cut.length - 24L);
            } else {
                head.putInt(4, cut.length - 16);
            }
        }
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        final DmTags tags = new DmTags(content);
        final int images = tags.count("/ImageList");
        int image = 0;
        for (int i = 0; i < reading.specs().size(); i++) {
            final SignalSpec spec = reading.specs().get(i);
            AssertionError last = null;
            boolean found = false;
            // images may be left out, but not change places
            while (!found && image < images) {
                try {
                    check(
                            content,
                            tags,
                            "/ImageList/#" + image + "/ImageData/",
                            spec,
                            reading.rows().get(i));
                    found = true;
                } catch (final AssertionError e) {
                    last = e;
                }
                image++;
            }
            if (!found) {
                fail(spec + " is none of " + images + " images", last);
            }
        }
        return reading.specs().size();
    }

    private static void check(
            final byte[] content,
            final DmTags tags,
            final String at,
            final SignalSpec spec,
            final byte[] rows) {
        final int code = (int) tags.number(at + "DataType");
        assertEquals(TYPES.get(code), spec.type());
        final int parts = code == 3 || code == 13 ? 2 : code == 8 || code == 23 ? 4 : 1;
        final int shown = parts == 4 ? 3 : parts;
        final List<Axis> axes = spec.axes().subList(parts > 1 ? 1 : 0, spec.axes().size());
        final int rank = tags.count(at + "Dimensions");
        assertEquals(rank, axes.size());
        // slowest first
        final long[] shape = new long[rank];
        for (int d = 0; d < rank; d++) {
            shape[d] = (long) tags.number(at + "Dimensions/#" + (rank - 1 - d));
        }
        final DmTags.Array data = tags.array(at + "Data");
        final int bytes = spec.type().bytes();
        final long pixels = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        assertEquals(pixels * parts * bytes, data.bytes());
        final boolean words = data.type() != 15;
        byte[] all =
                parts == 4 && words
                        ? Values.little(content, data.at(), pixels, 4, tags.order())
                        : Values.little(content, data.at(), pixels * parts, bytes, tags.order());
        all = planes(all, (int) pixels, bytes, parts, shown);
        AssertionError last = null;
        for (int energy = rank - 1; energy >= 0; energy--) {
            final int[] order = order(rank, energy);
            try {
                checkAxes(tags, at, shape, order, axes);
                assertArrayEquals(moved(all, shape, order, bytes, shown), rows);
                return;
            } catch (final AssertionError e) {
                last = last == null ? e : last;
            }
        }
        throw last;
    }

    /** All axes in their order, but one moved to the end. */
    private static int[] order(final int rank, final int energy) {
        final int[] order = new int[rank];
        int n = 0;
        for (int d = 0; d < rank; d++) {
            if (d != energy) {
                order[n++] = d;
            }
        }
        order[n] = energy;
        return order;
    }

    private static void checkAxes(
            final DmTags tags,
            final String at,
            final long[] shape,
            final int[] order,
            final List<Axis> axes) {
        for (int i = 0; i < order.length; i++) {
            final Axis axis = axes.get(i);
            assertEquals(shape[order[i]], axis.size());
            final String c = at + "Calibrations/Dimension/#" + (order.length - 1 - order[i]) + "/";
            if (tags.count(c.substring(0, c.length() - 1)) > 0) {
                final double scale = tags.number(c + "Scale");
                final double origin = tags.number(c + "Origin");
                Values.checkAxis(axis, scale, -origin * scale, tags.text(c + "Units"));
            }
        }
    }

    /**
     * Numbers of a pixel side by side to one plane after the other; of colors, blue comes first.
     */
    private static byte[] planes(
            final byte[] all, final int pixels, final int bytes, final int parts, final int shown) {
        if (parts == 1) {
            return all;
        }
        final byte[] planes = new byte[pixels * shown * bytes];
        for (int p = 0; p < shown; p++) {
            final int place = parts == 4 ? 2 - p : p;
            for (int i = 0; i < pixels; i++) {
                System.arraycopy(
                        all, (i * parts + place) * bytes, planes, (p * pixels + i) * bytes, bytes);
            }
        }
        return planes;
    }

    private static byte[] moved(
            final byte[] all,
            final long[] shape,
            final int[] order,
            final int bytes,
            final int planes) {
        final int length = all.length / planes;
        final byte[] moved = new byte[all.length];
        for (int p = 0; p < planes; p++) {
            final byte[] plane = Arrays.copyOfRange(all, p * length, (p + 1) * length);
            System.arraycopy(
                    Values.transposed(plane, shape, order, bytes), 0, moved, p * length, length);
        }
        return moved;
    }
}
