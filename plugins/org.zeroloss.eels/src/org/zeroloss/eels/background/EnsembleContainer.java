package org.zeroloss.eels.background;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.ZlpEnsemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What {@link ZlpEnsemble#write} gives, taken apart: a mark, a version, a JSON header and the
 * numbers of all replicas.
 *
 * @param mark the first four bytes
 * @param version version of the header
 * @param header JSON text
 * @param values numbers of all replicas, one after the other
 */
record EnsembleContainer(int mark, int version, String header, double[] values) {

    private static final int FIXED = 12;

    static EnsembleContainer of(final ZlpEnsemble ensemble) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ensemble.write(out);
        final ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray());
        final int mark = bytes.getInt();
        final int version = bytes.getInt();
        final byte[] header = new byte[bytes.getInt()];
        bytes.get(header);
        if (bytes.remaining() % 8 != 0) {
            throw new EelsException(
                    "Expected the numbers of an ensemble to fill 8 bytes each, found "
                            + bytes.remaining()
                            + " bytes");
        }
        final double[] values = new double[bytes.remaining() / 8];
        bytes.asDoubleBuffer().get(values);
        return new EnsembleContainer(
                mark, version, new String(header, StandardCharsets.UTF_8), values);
    }

    /**
     * @return the ensemble
     * @throws EelsException if header and numbers do not fit together, or the version is newer
     */
    ZlpEnsemble ensemble() {
        final byte[] text = header.getBytes(StandardCharsets.UTF_8);
        final ByteBuffer bytes =
                ByteBuffer.allocate(Math.addExact(FIXED + text.length, 8 * values.length));
        bytes.putInt(mark).putInt(version).putInt(text.length).put(text);
        bytes.asDoubleBuffer().put(values);
        final ByteArrayInputStream in = new ByteArrayInputStream(bytes.array());
        final ZlpEnsemble ensemble = ZlpEnsemble.read(in);
        if (in.available() > 0) {
            throw new EelsException(
                    "Expected "
                            + (values.length - in.available() / 8)
                            + " numbers of replicas, found "
                            + values.length);
        }
        return ensemble;
    }
}
