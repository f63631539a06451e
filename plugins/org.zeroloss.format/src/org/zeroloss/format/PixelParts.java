package org.zeroloss.format;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/**
 * A pixel of several numbers, stored side by side. A signal shows them as its first axis, one
 * labelled position for each number: complex numbers as real and imaginary part, colors as red,
 * green and blue.
 *
 * @param axis name of the axis
 * @param labels what the positions are
 * @param type type of each number
 * @param stored numbers of a pixel in the file, at least as many as labels
 */
public record PixelParts(String axis, List<String> labels, DataType type, int stored) {

    /** Checks the parts. */
    public PixelParts {
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(type, "type");
        labels = List.copyOf(labels);
        if (labels.isEmpty() || stored < labels.size()) {
            throw new IllegalArgumentException(
                    "Expected at least one number of a pixel for each of "
                            + labels
                            + ", found "
                            + stored);
        }
    }

    /**
     * @param type type of a plain number
     * @return one nameless part
     */
    public static PixelParts plain(final DataType type) {
        return new PixelParts("", List.of(""), type, 1);
    }

    /**
     * @param type type of the real and of the imaginary part
     * @return the parts of a complex number
     */
    public static PixelParts complex(final DataType type) {
        return new PixelParts("part", List.of("real", "imaginary"), type, 2);
    }

    /**
     * @return whether a pixel is a single number, which needs no axis
     */
    public boolean isPlain() {
        return stored == 1;
    }

    /**
     * @return the axis that runs over the parts
     */
    public Axis firstAxis() {
        return new Axis(axis, "", labels.size(), 1, 0, AxisRole.NAVIGATION, labels);
    }

    /**
     * Picks every {@code stored}-th value.
     *
     * @param sink takes one part's rows
     * @param place which of the stored ones
     * @return takes rows in which the parts of a pixel follow each other
     */
    public RowSink values(final RowSink sink, final int place) {
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
    public RowSink rows(final RowSink sink, final int place, final int rowBytes) {
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
