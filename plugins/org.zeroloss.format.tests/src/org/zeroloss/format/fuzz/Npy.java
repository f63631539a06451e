package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A NumPy array read naively: its dictionary by searching for the keys.
 *
 * @param type NumPy's name of the type, with its byte order
 * @param fortran whether the first axis runs fastest
 * @param shape sizes
 * @param start where the values start
 */
record Npy(String type, boolean fortran, long[] shape, int start) {

    static Npy of(final byte[] content) {
        final ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        final boolean first = content[6] == 1;
        final int at = first ? 10 : 12;
        final int length = first ? b.getShort(8) & 0xffff : b.getInt(8);
        final String head = new String(content, at, length, StandardCharsets.ISO_8859_1);
        final String type = after(head, "'descr'").split("'")[1];
        final String shape = after(head, "'shape'");
        final String inside = shape.substring(shape.indexOf('(') + 1, shape.indexOf(')'));
        final long[] sizes =
                Arrays.stream(inside.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .mapToLong(s -> Long.parseLong(s.replaceAll("[Ll]$", "")))
                        .toArray();
        return new Npy(type, after(head, "'fortran_order'").startsWith("True"), sizes, at + length);
    }

    private static String after(final String head, final String key) {
        final String rest = head.substring(head.indexOf(key) + key.length());
        return rest.substring(rest.indexOf(':') + 1).strip();
    }

    /** The values as a signal keeps them. */
    byte[] values(final byte[] content) {
        final ByteOrder order =
                type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        final String code = "<>|".indexOf(type.charAt(0)) >= 0 ? type.substring(1) : type;
        final int bytes = Integer.parseInt(code.substring(1));
        final boolean complex = code.charAt(0) == 'c';
        final long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        byte[] v =
                complex
                        ? Values.little(content, start, 2 * count, bytes / 2, order)
                        : Values.little(content, start, count, bytes, order);
        if (fortran && shape.length > 1) {
            final int n = shape.length;
            final long[] stored = new long[n];
            final int[] axes = new int[n];
            for (int i = 0; i < n; i++) {
                stored[i] = shape[n - 1 - i];
                axes[i] = n - 1 - i;
            }
            v = Values.transposed(v, stored, axes, bytes);
        }
        return complex ? parts(v, bytes / 2) : code.equals("f2") ? widened(v) : v;
    }

    /** Fails unless these are the array's signal and values. */
    void check(final byte[] content, final SignalSpec spec, final byte[] rows) {
        final String code = "<>|".indexOf(type.charAt(0)) >= 0 ? type.substring(1) : type;
        final DataType expected =
                switch (code) {
                    case "b1", "u1" -> DataType.UINT8;
                    case "i1" -> DataType.INT8;
                    case "i2" -> DataType.INT16;
                    case "u2" -> DataType.UINT16;
                    case "i4" -> DataType.INT32;
                    case "u4" -> DataType.UINT32;
                    case "i8" -> DataType.INT64;
                    case "u8" -> DataType.UINT64;
                    case "f2", "f4", "c8" -> DataType.FLOAT32;
                    case "f8", "c16" -> DataType.FLOAT64;
                    default -> throw new AssertionError("type " + type + " was read");
                };
        assertEquals(expected, spec.type());
        final int skip = code.charAt(0) == 'c' ? 1 : 0;
        final long[] found = Values.shape(spec);
        assertArrayEquals(
                shape.length == 0 ? new long[] {1} : shape,
                Arrays.copyOfRange(found, skip, found.length));
        assertArrayEquals(values(content), rows);
    }

    /** Complex numbers: all real parts, then all imaginary parts. */
    static byte[] parts(final byte[] pairs, final int bytes) {
        final byte[] to = new byte[pairs.length];
        final int half = pairs.length / 2;
        for (int i = 0; i < pairs.length; i++) {
            final int value = i / bytes;
            to[(value % 2) * half + value / 2 * bytes + i % bytes] = pairs[i];
        }
        return to;
    }

    /** Reals of 16 bits, little endian, as 32 bits. */
    static byte[] widened(final byte[] half) {
        final ByteBuffer in = ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN);
        final ByteBuffer out = ByteBuffer.allocate(2 * half.length).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            final int bits = in.getShort() & 0xffff;
            final int exponent = bits >> 10 & 31;
            final int fraction = bits & 1023;
            if (exponent == 31) {
                // the bits of what is no number are kept
                out.putInt((bits >> 15) << 31 | 0x7f80_0000 | fraction << 13);
            } else {
                final double size =
                        exponent == 0
                                ? Math.scalb((double) fraction, -24)
                                : Math.scalb(1024.0 + fraction, exponent - 25);
                out.putInt(Float.floatToRawIntBits((float) size) | (bits >> 15) << 31);
            }
        }
        return out.array();
    }
}
