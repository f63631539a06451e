package org.zeroloss.format.dm;

import org.zeroloss.format.PixelParts;
import org.zeroloss.signal.DataType;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pixels of several numbers. Of colors the opacity, which DigitalMicrograph does not use, is left
 * out.
 */
final class DmParts {

    private static final PixelParts COLORS =
            new PixelParts("color", List.of("red", "green", "blue"), DataType.UINT8, 4);

    private static final Map<DmPixel, PixelParts> KNOWN =
            Map.of(
                    DmPixel.COMPLEX64,
                    PixelParts.complex(DataType.FLOAT32),
                    DmPixel.COMPLEX128,
                    PixelParts.complex(DataType.FLOAT64),
                    DmPixel.HALF_PLANE,
                    PixelParts.complex(DataType.FLOAT32),
                    DmPixel.RGB,
                    COLORS,
                    DmPixel.RGBA,
                    COLORS);

    private DmParts() {}

    /**
     * @param pixel type of a pixel
     * @return its parts; one nameless part for a plain number, none for what is not read
     */
    static Optional<PixelParts> of(final DmPixel pixel) {
        return pixel.type().map(PixelParts::plain).or(() -> Optional.ofNullable(KNOWN.get(pixel)));
    }

    /**
     * @param parts parts of a pixel
     * @param label which part
     * @param order byte order of the file
     * @return its place among the stored ones: a color is a 32-bit word, blue its lowest byte
     */
    static int place(final PixelParts parts, final int label, final ByteOrder order) {
        if (parts.stored() < 4) {
            return label;
        }
        return order == ByteOrder.LITTLE_ENDIAN ? 2 - label : label + 1;
    }
}
