package org.zeroloss.nodes.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs numbers for a page. */
final class FloatBytes {

    private FloatBytes() {}

    static byte[] of(final float[] values) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
