package org.zeroloss.signal;

import java.nio.ByteBuffer;

/**
 * Writes values as little-endian native bytes, checked as {@link BlockColumn} says. The bulk
 * methods return the index of the first value that does not fit, or −1; the caller has checked
 * every bound.
 */
final class NativeWrite {

    private NativeWrite() {}

    static int doubles(
            final DataType type,
            final ByteBuffer dst,
            final int pos,
            final int count,
            final double[] src,
            final int at) {
        return switch (type) {
            case INT8 -> bytes(dst, pos, count, src, at, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case UINT8 -> bytes(dst, pos, count, src, at, 0, 0xFF);
            case INT16 -> shorts(dst, pos, count, src, at, Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT16 -> shorts(dst, pos, count, src, at, 0, 0xFFFF);
            case INT32 -> ints(dst, pos, count, src, at, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT32 -> ints(dst, pos, count, src, at, 0, 0xFFFFFFFFL);
            case INT64 -> longs(dst, pos, count, src, at, -0x1p63, 0x1p63);
            case UINT64 -> longs(dst, pos, count, src, at, 0, 0x1p64);
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    final float v = (float) src[at + i];
                    if (Float.isInfinite(v) && !Double.isInfinite(src[at + i])) {
                        yield i;
                    }
                    dst.putFloat(pos + 4 * i, v);
                }
                yield -1;
            }
            case FLOAT64 -> {
                dst.slice(pos, 8 * count).order(dst.order()).asDoubleBuffer().put(src, at, count);
                yield -1;
            }
        };
    }

    static int floats(
            final DataType type,
            final ByteBuffer dst,
            final int pos,
            final int count,
            final float[] src,
            final int at) {
        if (type == DataType.FLOAT32) {
            dst.slice(pos, 4 * count).order(dst.order()).asFloatBuffer().put(src, at, count);
            return -1;
        }
        // a stack-sized detour through double, so that the checks exist once
        final double[] part = new double[Math.min(count, 512)];
        for (int done = 0; done < count; done += part.length) {
            final int n = Math.min(part.length, count - done);
            for (int i = 0; i < n; i++) {
                part[i] = src[at + done + i];
            }
            final int bad = doubles(type, dst, pos + done * type.bytes(), n, part, 0);
            if (bad >= 0) {
                return done + bad;
            }
        }
        return -1;
    }

    /** Returns whether the value fits; only then it is written. */
    static boolean integer(
            final DataType type, final ByteBuffer dst, final int pos, final long value) {
        final boolean fits =
                switch (type) {
                    case INT8 -> value == (byte) value;
                    case UINT8 -> value == (value & 0xFF);
                    case INT16 -> value == (short) value;
                    case UINT16 -> value == (value & 0xFFFF);
                    case INT32 -> value == (int) value;
                    case UINT32 -> value == (value & 0xFFFFFFFFL);
                    case INT64, UINT64 -> true;
                    case FLOAT32, FLOAT64 ->
                            throw new SignalException(
                                    "Expected an integer type to set exactly, found " + type);
                };
        if (fits) {
            switch (type.bytes()) {
                case 1 -> dst.put(pos, (byte) value);
                case 2 -> dst.putShort(pos, (short) value);
                case 4 -> dst.putInt(pos, (int) value);
                default -> dst.putLong(pos, value);
            }
        }
        return fits;
    }

    private static int bytes(
            final ByteBuffer dst,
            final int pos,
            final int count,
            final double[] src,
            final int at,
            final long min,
            final long max) {
        for (int i = 0; i < count; i++) {
            final double v = Math.rint(src[at + i]);
            if (!(v >= min && v <= max)) {
                return i;
            }
            dst.put(pos + i, (byte) (int) v);
        }
        return -1;
    }

    private static int shorts(
            final ByteBuffer dst,
            final int pos,
            final int count,
            final double[] src,
            final int at,
            final long min,
            final long max) {
        for (int i = 0; i < count; i++) {
            final double v = Math.rint(src[at + i]);
            if (!(v >= min && v <= max)) {
                return i;
            }
            dst.putShort(pos + 2 * i, (short) (int) v);
        }
        return -1;
    }

    private static int ints(
            final ByteBuffer dst,
            final int pos,
            final int count,
            final double[] src,
            final int at,
            final long min,
            final long max) {
        for (int i = 0; i < count; i++) {
            final double v = Math.rint(src[at + i]);
            if (!(v >= min && v <= max)) {
                return i;
            }
            dst.putInt(pos + 4 * i, (int) (long) v);
        }
        return -1;
    }

    /** {@code end} is exclusive: 2^63 and 2^64 are doubles, the largest integers below are not. */
    private static int longs(
            final ByteBuffer dst,
            final int pos,
            final int count,
            final double[] src,
            final int at,
            final double min,
            final double end) {
        for (int i = 0; i < count; i++) {
            final double v = Math.rint(src[at + i]);
            if (!(v >= min && v < end)) {
                return i;
            }
            dst.putLong(pos + 8 * i, v < 0x1p63 ? (long) v : (long) (v - 0x1p63) | Long.MIN_VALUE);
        }
        return -1;
    }
}
