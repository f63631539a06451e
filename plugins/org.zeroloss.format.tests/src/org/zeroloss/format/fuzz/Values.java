package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What several oracles need: values in another order, and units. */
final class Values {

    /** Units that files of the samples write: the one to keep, and the factor. */
    private static final Map<String, Map.Entry<String, Double>> UNITS =
            Map.ofEntries(
                    Map.entry("eV", Map.entry("eV", 1.0)),
                    Map.entry("keV", Map.entry("eV", 1e3)),
                    Map.entry("meV", Map.entry("eV", 1e-3)),
                    Map.entry("m", Map.entry("nm", 1e9)),
                    Map.entry("mm", Map.entry("nm", 1e6)),
                    Map.entry("\u00b5m", Map.entry("nm", 1e3)),
                    Map.entry("nm", Map.entry("nm", 1.0)),
                    Map.entry("pm", Map.entry("nm", 1e-3)),
                    Map.entry("1/nm", Map.entry("1/nm", 1.0)),
                    Map.entry("mrad", Map.entry("mrad", 1.0)),
                    Map.entry("rad", Map.entry("mrad", 1e3)),
                    Map.entry("s", Map.entry("s", 1.0)),
                    Map.entry("ms", Map.entry("s", 1e-3)),
                    Map.entry("", Map.entry("", 1.0)));

    private Values() {}

    /**
     * @param content a file
     * @param at where values start
     * @param count how many
     * @param bytes bytes of each
     * @param order byte order there
     * @return the values, little endian
     */
    static byte[] little(
            final byte[] content,
            final long at,
            final long count,
            final int bytes,
            final ByteOrder order) {
        final byte[] all =
                Arrays.copyOfRange(
                        content, Math.toIntExact(at), Math.toIntExact(at + count * bytes));
        if (at + count * bytes > content.length) {
            throw new AssertionError("the file ends within the values");
        }
        if (order == ByteOrder.BIG_ENDIAN) {
            for (int i = 0; i < all.length; i += bytes) {
                for (int k = 0; k < bytes / 2; k++) {
                    final byte b = all[i + k];
                    all[i + k] = all[i + bytes - 1 - k];
                    all[i + bytes - 1 - k] = b;
                }
            }
        }
        return all;
    }

    /**
     * @param values in C order
     * @param shape their sizes, slowest first
     * @param order which of the axes comes first, second …
     * @param bytes bytes of a value
     * @return the values with axes in that order
     */
    static byte[] transposed(
            final byte[] values, final long[] shape, final int[] order, final int bytes) {
        final int rank = shape.length;
        final long[] stride = new long[rank];
        long s = bytes;
        for (int d = rank - 1; d >= 0; d--) {
            stride[d] = s;
            s *= shape[d];
        }
        final byte[] to = new byte[values.length];
        final long[] at = new long[rank];
        for (int n = 0; n < to.length; n += bytes) {
            long from = 0;
            for (int d = 0; d < rank; d++) {
                from += at[d] * stride[order[d]];
            }
            System.arraycopy(values, (int) from, to, n, bytes);
            for (int d = rank - 1; d >= 0; d--) {
                if (++at[d] < shape[order[d]]) {
                    break;
                }
                at[d] = 0;
            }
        }
        return to;
    }

    /**
     * Fails unless an axis is what a file says: value(i) = offset + i · scale in some unit.
     *
     * @param unit as the file writes it; units that are not known here are passed over
     */
    static void checkAxis(
            final Axis axis, final double scale, final double offset, final String unit) {
        final Map.Entry<String, Double> to = UNITS.get(unit.strip());
        if (to == null) {
            return;
        }
        assertEquals(to.getKey(), axis.unit(), axis::toString);
        near(scale * to.getValue(), axis.scale(), axis);
        near(offset * to.getValue(), axis.offset(), axis);
    }

    private static void near(final double expected, final double found, final Axis axis) {
        assertEquals(expected, found, 1e-12 * Math.abs(expected), axis::toString);
    }

    /**
     * @param spec a signal
     * @return sizes of its axes
     */
    static long[] shape(final SignalSpec spec) {
        return spec.axes().stream().mapToLong(Axis::size).toArray();
    }

    /**
     * @param sizes of axes
     * @return the larger ones, sorted: axes of one position come and go
     */
    static List<Long> outline(final long... sizes) {
        return Arrays.stream(sizes)
                .filter(n -> n != 1)
                .boxed()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
