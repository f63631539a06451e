package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** A series of TIA, element by element as its table of offsets says. */
final class SerOracle implements Oracle {

    private static final DataType[] TYPES = {
        null,
        DataType.UINT8,
        DataType.UINT16,
        DataType.UINT32,
        DataType.INT8,
        DataType.INT16,
        DataType.INT32,
        DataType.FLOAT32,
        DataType.FLOAT64
    };

    private final ByteBuffer m_sample;

    SerOracle(final byte[] sample) {
        m_sample = ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Behind the head of an element, before the next one's or the table of offsets. */
    @Override
    public boolean isValue(final int at) {
        final Head h = new Head(m_sample);
        for (int e = 0; e < h.m_valid; e++) {
            final int start = h.offset(e) + h.m_headBytes;
            if (at >= start && at < start + h.m_bytes) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int ratio() {
        // elements may share their bytes, and what was not acquired is 0
        return 64;
    }

    /** The table of offsets lies before the elements in one version, after them in none seen. */
    @Override
    public int least() {
        return 100;
    }

    /** The head of a series and of its first element. */
    private static final class Head {

        private final ByteBuffer m_b;
        private final boolean m_wide;
        private final boolean m_images;
        private final int m_total;
        private final int m_valid;
        private final int m_type;
        private final int m_width;
        private final int m_height;
        private final int m_headBytes;
        private final int m_bytes;
        private final int m_slowest;

        Head(final ByteBuffer b) {
            m_b = b;
            m_wide = b.getShort(4) == 0x220;
            m_images = b.getInt(6) == 0x4122;
            m_total = b.getInt(14);
            m_valid = b.getInt(18);
            final int e = offset(0);
            final int type = e + (m_images ? 40 : 20);
            m_type = b.getShort(type);
            m_width = b.getInt(type + 2);
            m_height = m_images ? b.getInt(type + 6) : 1;
            m_headBytes = type + (m_images ? 10 : 6) - e;
            m_bytes = m_width * m_height * TYPES[m_type].bytes();
            int at = m_wide ? 30 : 26;
            final int count = b.getInt(at);
            at += 4;
            int size = 1;
            for (int i = 0; i < count; i++) {
                size = b.getInt(at);
                at += 28 + b.getInt(at + 24);
                at += 4 + b.getInt(at);
            }
            m_slowest = size;
        }

        int offset(final int element) {
            return m_wide
                    ? (int) m_b.getLong((int) m_b.getLong(22) + 8 * element)
                    : m_b.getInt(m_b.getInt(22) + 4 * element);
        }

        /** All values, images from the top. A line that was not finished is 0 from there. */
        byte[] values() {
            final int line = m_total / m_slowest;
            final int elements = (m_valid + line - 1) / line * line;
            final byte[] all = new byte[elements * m_bytes];
            final int row = m_bytes / m_height;
            for (int e = 0; e < m_valid; e++) {
                for (int y = 0; y < m_height; y++) {
                    System.arraycopy(
                            m_b.array(),
                            offset(e) + m_headBytes + y * row,
                            all,
                            e * m_bytes + (m_height - 1 - y) * row,
                            row);
                }
            }
            return all;
        }
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        assertEquals(1, reading.specs().size());
        final SignalSpec spec = reading.specs().get(0);
        final ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        final Head h = new Head(b);
        assertEquals(TYPES[h.m_type], spec.type());
        final List<Axis> axes = spec.axes();
        final Axis x = axes.get(axes.size() - 1);
        assertEquals(h.m_width, x.size());
        checkScale(b, h.offset(0), x, h.m_images);
        if (h.m_images) {
            final Axis y = axes.get(axes.size() - 2);
            assertEquals(h.m_height, y.size());
            checkScale(b, h.offset(0) + 20, y, true);
        }
        assertArrayEquals(h.values(), reading.rows().get(0));
        return 1;
    }

    /** An image's unit is the .emi file's to tell: m or 1/m. */
    private static void checkScale(
            final ByteBuffer b, final int at, final Axis axis, final boolean image) {
        final double delta = b.getDouble(at + 8);
        final double first = b.getDouble(at) - b.getInt(at + 16) * delta;
        final double factor = image ? Map.of("nm", 1e9, "1/nm", 1e-9, "", 1.0).get(axis.unit()) : 1;
        assertEquals(image ? axis.unit() : "eV", axis.unit());
        final double near = 1e-12 * factor;
        assertEquals(delta * factor, axis.scale(), near * Math.abs(delta));
        assertEquals(first * factor, axis.offset(), near * (Math.abs(first) + Math.abs(delta)));
    }
}
