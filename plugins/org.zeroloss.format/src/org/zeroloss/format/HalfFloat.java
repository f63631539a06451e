package org.zeroloss.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reals of 16 bits (IEEE 754 binary16), which signals keep in 32 bits: every value fits. */
public final class HalfFloat {

    private static final int EXPONENT = 0x1f;
    private static final int MANTISSA = 0x3ff;
    private static final float SUBNORMAL = 0x1p-24f;

    private HalfFloat() {}

    /**
     * @param bits 16 bits
     * @return the value; a NaN keeps its bits
     */
    public static float toFloat(final short bits) {
        final int sign = (bits & 0x8000) << 16;
        final int exponent = bits >> 10 & EXPONENT;
        final int mantissa = bits & MANTISSA;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(mantissa * SUBNORMAL));
        }
        final int wide = exponent == EXPONENT ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | mantissa << 13);
    }

    /**
     * @param sink takes rows of 32-bit reals
     * @return takes the same rows as 16-bit reals, little endian
     */
    public static RowSink widening(final RowSink sink) {
        return rows -> {
            final ByteBuffer in = rows.order(ByteOrder.LITTLE_ENDIAN);
            final ByteBuffer out =
                    ByteBuffer.allocate(Math.multiplyExact(in.remaining(), 2))
                            .order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                out.putInt(Float.floatToRawIntBits(toFloat(in.getShort())));
            }
            sink.accept(out.flip());
        };
    }
}
