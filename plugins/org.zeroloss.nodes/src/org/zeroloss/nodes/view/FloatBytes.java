package org.zeroloss.nodes.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs numbers for a page, as little-endian 32-bit floats. */
public final class FloatBytes {

    private FloatBytes() {}

    /**
     * @param values numbers
     * @return the same, packed
     */
    public static byte[] of(final float[] values) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /**
     * @param values numbers
     * @return the nearest floats, packed
     */
    public static byte[] of(final double[] values) {
        final float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return of(floats);
    }
}
