package org.zeroloss.format.hdf5;

import org.zeroloss.signal.DataType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Datatype messages, version 1. */
final class H5Types {

    private static final int FIXED = 0x10;
    private static final int FLOAT = 0x11;
    private static final int ENUM = 0x18;
    private static final int VARIABLE = 0x19;
    private static final int SIGNED = 0x08;

    private H5Types() {}

    /** The type of an attribute. */
    static byte[] of(final Object value) {
        if (value instanceof String) {
            return text();
        }
        if (value instanceof Boolean) {
            return truth();
        }
        if (value instanceof Double) {
            return of(DataType.FLOAT64);
        }
        if (value instanceof Long) {
            return of(DataType.INT64);
        }
        throw new IllegalArgumentException(
                "Expected a text, truth value, long or double, found " + value.getClass());
    }

    static byte[] of(final DataType type) {
        return switch (type) {
            case INT8, INT16, INT32, INT64 -> fixed(type.bytes(), SIGNED);
            case UINT8, UINT16, UINT32, UINT64 -> fixed(type.bytes(), 0);
            case FLOAT32 -> real(4, 23, 8, 127);
            case FLOAT64 -> real(8, 52, 11, 1023);
        };
    }

    private static byte[] fixed(final int bytes, final int sign) {
        final ByteBuffer b = H5Encoder.buffer(12);
        b.put((byte) FIXED).put((byte) sign).putShort((short) 0).putInt(bytes);
        b.putShort((short) 0).putShort((short) (8 * bytes));
        return b.array();
    }

    private static byte[] real(
            final int bytes, final int mantissa, final int exponent, final int bias) {
        final ByteBuffer b = H5Encoder.buffer(20);
        // the first bit of the mantissa is implied; the sign is the last bit
        b.put((byte) FLOAT).put((byte) 0x20).put((byte) (8 * bytes - 1)).put((byte) 0);
        b.putInt(bytes).putShort((short) 0).putShort((short) (8 * bytes));
        b.put((byte) mantissa).put((byte) exponent).put((byte) 0).put((byte) mantissa);
        return b.putInt(bias).array();
    }

    /** UTF-8 of any length, in a heap. */
    private static byte[] text() {
        final byte[] character = fixed(1, 0);
        final ByteBuffer b = H5Encoder.buffer(8 + character.length);
        b.put((byte) VARIABLE).put((byte) 1).put((byte) 1).put((byte) 0).putInt(16);
        return b.put(character).array();
    }

    /** As h5py writes truth values. */
    private static byte[] truth() {
        final byte[] base = fixed(1, SIGNED);
        final ByteBuffer b = H5Encoder.buffer(8 + base.length + 16 + 2);
        b.put((byte) ENUM).putShort((short) 2).put((byte) 0).putInt(1).put(base);
        b.put("FALSE\0\0\0TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        return b.put((byte) 0).put((byte) 1).array();
    }
}
