package org.zeroloss.format.dm;

import org.zeroloss.format.RowSink;
import org.zeroloss.signal.DataType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * A pixel of several numbers. A signal shows them as its first axis, one labelled position for each
 * number: complex numbers as real and imaginary part, colors as red, green and blue (their opacity,
 * which DigitalMicrograph does not use, is left out).
 *
 * @param axis name of the axis
 * @param labels what the positions are
 * @param type type of each number
 * @param stored numbers of a pixel in the file
 */
record DmParts(String axis, List<String> labels, DataType type, int stored) {

    private static final List<String> COMPLEX = List.of("real", "imaginary");
    private static final List<String> COLORS = List.of("red", "green", "blue");

    private static final Map<DmPixel, DmParts> KNOWN =
            Map.of(
                    DmPixel.COMPLEX64,
                    new DmParts("part", COMPLEX, DataType.FLOAT32, 2),
                    DmPixel.COMPLEX128,
                    new DmParts("part", COMPLEX, DataType.FLOAT64, 2),
                    DmPixel.RGB,
                    new DmParts("color", COLORS, DataType.UINT8, 4),
                    DmPixel.RGBA,
                    new DmParts("color", COLORS, DataType.UINT8, 4));

    /**
     * @param pixel type of a pixel
     * @return its parts; one nameless part for a plain number, null for what is not read
     */
    static DmParts of(final DmPixel pixel) {
        return pixel.type().isPresent()
                ? new DmParts("", List.of(""), pixel.type().get(), 1)
                : KNOWN.get(pixel);
    }

    /**
     * @param label which part
     * @param order byte order of the file
     * @return its place among the stored ones: a color is a 32-bit word, blue its lowest byte
     */
    int place(final int label, final ByteOrder order) {
        if (stored < 4) {
            return label;
        }
        return order == ByteOrder.LITTLE_ENDIAN ? 2 - label : label + 1;
    }

    /**
     * Picks every {@code stored}-th value.
     *
     * @param sink takes one part's rows
     * @param place which of the stored ones
     * @return takes rows in which the parts of a pixel follow each other
     */
    RowSink values(final RowSink sink, final int place) {
        final int bytes = type.bytes();
        return rows -> {
            final ByteBuffer out =
                    ByteBuffer.allocate(rows.remaining() / stored).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = rows.position() + place * bytes;
                    at < rows.limit();
                    at += stored * bytes) {
                out.put(out.position(), rows, at, bytes).position(out.position() + bytes);
            }
            sink.accept(out.flip());
        };
    }

    /**
     * Picks every {@code stored}-th row.
     *
     * @param sink takes one part's rows
     * @param place which of the stored ones
     * @param rowBytes bytes of a row
     * @return takes rows of one part each, which follow each other
     */
    RowSink rows(final RowSink sink, final int place, final int rowBytes) {
        final long[] seen = new long[1];
        return rows -> {
            for (int at = rows.position(); at < rows.limit(); at += rowBytes) {
                if (seen[0]++ % stored == place) {
                    sink.accept(rows.slice(at, rowBytes).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
        };
    }
}
