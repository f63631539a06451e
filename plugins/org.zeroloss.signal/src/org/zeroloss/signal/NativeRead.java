package org.zeroloss.signal;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Reads native values out of little-endian bytes. One loop per type, so that the compiler sees a
 * plain load and a conversion; the caller has checked every bound.
 */
final class NativeRead {

    private NativeRead() {}

    static void doubles(
            final DataType type,
            final ByteBuffer src,
            final int pos,
            final int count,
            final double[] dst,
            final int at) {
        switch (type) {
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.get(pos + i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.get(pos + i) & 0xFF;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getShort(pos + 2 * i);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getShort(pos + 2 * i) & 0xFFFF;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getInt(pos + 4 * i);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getInt(pos + 4 * i) & 0xFFFFFFFFL;
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getLong(pos + 8 * i);
                }
            }
            case UINT64 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = unsigned(src.getLong(pos + 8 * i));
                }
            }
            case FLOAT32 -> floatsToDoubles(src, pos, count, dst, at);
            case FLOAT64 ->
                    src.slice(pos, 8 * count)
                            .order(src.order())
                            .asDoubleBuffer()
                            .get(dst, at, count);
        }
    }

    /** Through an array, whose conversion Java 17 vectorises; a mapped buffer's it does not. */
    private static void floatsToDoubles(
            final ByteBuffer src,
            final int pos,
            final int count,
            final double[] dst,
            final int at) {
        final FloatBuffer view = src.slice(pos, 4 * count).order(src.order()).asFloatBuffer();
        final float[] part = new float[Math.min(count, 1024)];
        for (int done = 0; done < count; done += part.length) {
            final int n = Math.min(part.length, count - done);
            view.get(done, part, 0, n);
            for (int i = 0; i < n; i++) {
                dst[at + done + i] = part[i];
            }
        }
    }

    static void floats(
            final DataType type,
            final ByteBuffer src,
            final int pos,
            final int count,
            final float[] dst,
            final int at) {
        switch (type) {
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.get(pos + i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.get(pos + i) & 0xFF;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getShort(pos + 2 * i);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getShort(pos + 2 * i) & 0xFFFF;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getInt(pos + 4 * i);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getInt(pos + 4 * i) & 0xFFFFFFFFL;
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = src.getLong(pos + 8 * i);
                }
            }
            case UINT64 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = unsignedFloat(src.getLong(pos + 8 * i));
                }
            }
            case FLOAT32 ->
                    src.slice(pos, 4 * count)
                            .order(src.order())
                            .asFloatBuffer()
                            .get(dst, at, count);
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    dst[at + i] = (float) src.getDouble(pos + 8 * i);
                }
            }
        }
    }

    static double value(final DataType type, final ByteBuffer src, final int pos) {
        return switch (type) {
            case FLOAT32 -> src.getFloat(pos);
            case FLOAT64 -> src.getDouble(pos);
            case UINT64 -> unsigned(src.getLong(pos));
            default -> integer(type, src, pos);
        };
    }

    static long integer(final DataType type, final ByteBuffer src, final int pos) {
        return switch (type) {
            case INT8 -> src.get(pos);
            case UINT8 -> src.get(pos) & 0xFF;
            case INT16 -> src.getShort(pos);
            case UINT16 -> src.getShort(pos) & 0xFFFF;
            case INT32 -> src.getInt(pos);
            case UINT32 -> src.getInt(pos) & 0xFFFFFFFFL;
            case INT64, UINT64 -> src.getLong(pos);
            case FLOAT32, FLOAT64 ->
                    throw new SignalException(
                            "Expected an integer type to read exactly, found " + type);
        };
    }

    /** Halving an odd number keeps its last bit sticky, so that the sum rounds once, correctly. */
    private static double unsigned(final long bits) {
        return bits >= 0 ? (double) bits : (double) (bits >>> 1 | bits & 1) * 2;
    }

    private static float unsignedFloat(final long bits) {
        return bits >= 0 ? (float) bits : (float) (bits >>> 1 | bits & 1) * 2;
    }
}
