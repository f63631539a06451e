package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Record batches of an Arrow file whose first column is a fixed-size list, found by the footer:
 * FlatBuffers walked by hand (tables by their list of field offsets, as the format's description
 * has them).
 */
final class ArrowOracle implements Oracle {

    /** Fields of the tables, in the order of Arrow's schema files. */
    private static final int FOOTER_BATCHES = 3;

    private static final int MESSAGE_HEADER = 2;
    private static final int BATCH_BUFFERS = 2;

    /** Buffers before the values of a list's elements: who is null, of lists and of elements. */
    private static final int FIRST_VALUES = 2;

    private static final int TRAILER = 10;
    private static final int BLOCK_BYTES = 24;
    private static final int BUFFER_BYTES = 16;

    private final int m_length;
    private final boolean[] m_values;

    ArrowOracle(final byte[] sample) {
        m_length = sample.length;
        m_values = new boolean[sample.length];
        final ByteBuffer b = buffer(sample);
        final int blocks = blocks(b);
        for (int i = 0; i < b.getInt(blocks); i++) {
            final int block = blocks + Integer.BYTES + i * BLOCK_BYTES;
            final int body = body(b, block);
            Arrays.fill(m_values, body, body + Math.toIntExact(b.getLong(block + 16)), true);
        }
    }

    @Override
    public boolean isValue(final int at) {
        return m_values[at];
    }

    @Override
    public int ratio() {
        return 1;
    }

    /** The footer lies at the end. */
    @Override
    public int least() {
        return m_length;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        assertEquals(1, reading.specs().size());
        final ByteBuffer b = buffer(content);
        final ByteArrayOutputStream values = new ByteArrayOutputStream();
        final int blocks = blocks(b);
        for (int i = 0; i < b.getInt(blocks); i++) {
            final int block = blocks + Integer.BYTES + i * BLOCK_BYTES;
            // after the mark of a message and the length of what describes it
            final int message = table(b, Math.toIntExact(b.getLong(block)) + 2 * Integer.BYTES);
            final int batch = target(b, field(b, message, MESSAGE_HEADER));
            final int buffers = target(b, field(b, batch, BATCH_BUFFERS));
            final int first = buffers + Integer.BYTES + FIRST_VALUES * BUFFER_BYTES;
            final int start = body(b, block) + Math.toIntExact(b.getLong(first));
            final int length = Math.toIntExact(b.getLong(first + Long.BYTES));
            values.writeBytes(Arrays.copyOfRange(content, start, start + length));
        }
        assertArrayEquals(values.toByteArray(), reading.rows().get(0));
        return 1;
    }

    private static ByteBuffer buffer(final byte[] content) {
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the list of record batches is. */
    private static int blocks(final ByteBuffer b) {
        final int footer = b.capacity() - TRAILER - b.getInt(b.capacity() - TRAILER);
        return target(b, field(b, table(b, footer), FOOTER_BATCHES));
    }

    private static int body(final ByteBuffer b, final int block) {
        return Math.toIntExact(b.getLong(block)) + b.getInt(block + Long.BYTES);
    }

    private static int table(final ByteBuffer b, final int at) {
        return at + b.getInt(at);
    }

    private static int target(final ByteBuffer b, final int at) {
        return at + b.getInt(at);
    }

    private static int field(final ByteBuffer b, final int table, final int index) {
        final int offsets = table - b.getInt(table);
        final int place = 2 * Short.BYTES + index * Short.BYTES;
        if (place >= b.getShort(offsets)) {
            throw new AssertionError("field " + index + " of a table is missing");
        }
        return table + b.getShort(offsets + place);
    }
}
