package org.zeroloss.format;

import org.zeroloss.signal.DataType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A sink that keeps all rows. */
public final class Collected implements RowSink {

    private final ByteArrayOutputStream m_bytes = new ByteArrayOutputStream();

    @Override
    public void accept(final ByteBuffer rows) {
        final byte[] copy = new byte[rows.remaining()];
        rows.get(copy);
        m_bytes.write(copy, 0, copy.length);
    }

    /**
     * @return all bytes so far
     */
    public byte[] bytes() {
        return m_bytes.toByteArray();
    }

    /**
     * @param bytes anything
     * @return their SHA-256 in hexadecimal
     */
    public static String sha256(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param type native type of the bytes
     * @return the values
     */
    public double[] values(final DataType type) {
        return values(bytes(), type);
    }

    /**
     * @param bytes little endian
     * @param type native type
     * @return the values
     */
    public static double[] values(final byte[] bytes, final DataType type) {
        final ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final double[] v = new double[bytes.length / type.bytes()];
        for (int i = 0; i < v.length; i++) {
            v[i] =
                    switch (type) {
                        case INT8 -> b.get();
                        case UINT8 -> b.get() & 0xff;
                        case INT16 -> b.getShort();
                        case UINT16 -> b.getShort() & 0xffff;
                        case INT32 -> b.getInt();
                        case UINT32 -> b.getInt() & 0xffff_ffffL;
                        case INT64 -> b.getLong();
                        case UINT64 -> Double.parseDouble(Long.toUnsignedString(b.getLong()));
                        case FLOAT32 -> b.getFloat();
                        case FLOAT64 -> b.getDouble();
                    };
        }
        return v;
    }
}
