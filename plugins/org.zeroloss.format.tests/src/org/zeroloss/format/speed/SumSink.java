package org.zeroloss.format.speed;

import org.zeroloss.format.RowSink;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Sums float32 values. Each of many lanes carries its rounding error along (Knuth, The Art of
 * Computer Programming 2, 4.2.2, theorem B), so that single precision, which the JIT puts into
 * vectors, loses nothing.
 */
final class SumSink implements RowSink {

    private static final int LANES = 1024;

    /** After as many additions the lanes are emptied. */
    private static final int MOST = 1 << 16;

    private final float[] m_part = new float[LANES];
    private final float[] m_sums = new float[LANES];
    private final float[] m_errors = new float[LANES];
    private double m_total;
    private int m_adds;

    @Override
    public void accept(final ByteBuffer rows) {
        final FloatBuffer values = rows.asFloatBuffer();
        while (values.remaining() >= LANES) {
            values.get(m_part);
            lanes();
        }
        final int rest = values.remaining();
        values.get(m_part, 0, rest);
        Arrays.fill(m_part, rest, LANES, 0);
        lanes();
    }

    /** Adds the first {@code n} values of an array. */
    void add(final float[] values, final int n) {
        for (int at = 0; at < n; at += LANES) {
            final int part = Math.min(LANES, n - at);
            System.arraycopy(values, at, m_part, 0, part);
            Arrays.fill(m_part, part, LANES, 0);
            lanes();
        }
    }

    /** Whole arrays from their start: what the JIT of Java 17 makes vectors of. */
    private void lanes() {
        final float[] values = m_part;
        final float[] sums = m_sums;
        final float[] errors = m_errors;
        for (int j = 0; j < sums.length; j++) {
            final float a = sums[j];
            final float b = values[j];
            final float s = a + b;
            final float t = s - a;
            errors[j] += (a - (s - t)) + (b - t);
            sums[j] = s;
        }
        m_adds++;
        if (m_adds == MOST) {
            flush();
        }
    }

    private void flush() {
        for (int j = 0; j < LANES; j++) {
            m_total += (double) m_sums[j] + m_errors[j];
        }
        Arrays.fill(m_sums, 0);
        Arrays.fill(m_errors, 0);
        m_adds = 0;
    }

    double total() {
        flush();
        return m_total;
    }
}
