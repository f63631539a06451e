package org.zeroloss.eels.background;

import org.zeroloss.eels.EelsException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A named array of a model file: IEEE 754 binary64, little endian.
 *
 * @param name its name; its entry is {@code arrays/<name>.f64}
 * @param values its values, all finite
 */
record ModelArray(String name, double[] values) {

    /** Arrays beyond this size are none of ours. */
    static final int MOST_BYTES = 1 << 27;

    /** Name of the entry of an array. */
    static String entry(final String name) {
        return "arrays/" + name + ".f64";
    }

    byte[] bytes() {
        final ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(8, values.length))
                        .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /**
     * @param name name of the array
     * @param length number of values that the file's header promises
     * @param bytes content of its entry
     * @return the array
     * @throws EelsException if it has another length or a value that is not finite
     */
    static ModelArray of(final String name, final long length, final byte[] bytes) {
        if (length < 0 || length > MOST_BYTES / 8 || bytes.length != 8 * length) {
            throw new EelsException(
                    "Expected "
                            + length
                            + " values of 8 bytes in '"
                            + entry(name)
                            + "', found "
                            + bytes.length
                            + " bytes; the file is damaged, write the model again");
        }
        final double[] values = new double[(int) length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new EelsException(
                        String.format(
                                "Expected finite numbers in '%s', found %s at offset 0x%X (value"
                                        + " %d); the file is damaged, write the model again",
                                entry(name), values[i], 8L * i, i));
            }
        }
        return new ModelArray(name, values);
    }
}
