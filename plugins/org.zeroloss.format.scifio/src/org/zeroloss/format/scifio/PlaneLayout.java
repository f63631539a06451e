package org.zeroloss.format.scifio;

import io.scif.ImageMetadata;

import net.imagej.axis.CalibratedAxis;

import org.zeroloss.format.FormatException;
import org.zeroloss.signal.DataType;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * How the values of an image's planes lie.
 *
 * @param type type of a value
 * @param order order of its bytes
 * @param lengths lengths of the planar axes, fastest first
 * @param x which of them is X
 * @param y which of them is Y
 * @param planes how many planes there are
 */
record PlaneLayout(DataType type, ByteOrder order, List<Long> lengths, int x, int y, long planes) {

    /** SCIFIO's numbers for types of values, from 0. */
    private static final List<DataType> TYPES =
            List.of(
                    DataType.INT8,
                    DataType.UINT8,
                    DataType.INT16,
                    DataType.UINT16,
                    DataType.INT32,
                    DataType.UINT32,
                    DataType.FLOAT32,
                    DataType.FLOAT64);

    /**
     * @param image what SCIFIO says of it
     * @return why it is no signal; empty if it is one
     */
    static Optional<String> refusal(final ImageMetadata image) {
        if (image.isThumbnail()) {
            return Optional.of("a reduced image (thumbnail)");
        }
        if (image.isIndexed() && !image.isFalseColor()) {
            return Optional.of("its values are places in a color table, no intensities");
        }
        final int type = image.getPixelType();
        if (type < 0 || type >= TYPES.size()) {
            return Optional.of("its values are of SCIFIO's type " + type + ", which is no number");
        }
        final List<String> names = labels(image.getAxesPlanar());
        if (names.indexOf("X") < 0 || names.indexOf("Y") < 0) {
            return Optional.of("its planes have the axes " + names + ", not X and Y");
        }
        return Optional.empty();
    }

    /**
     * @param file name for messages
     * @param image an image that is not refused
     * @return how its values lie
     * @throws FormatException if there are more planes than can be counted
     */
    static PlaneLayout of(final String file, final ImageMetadata image) {
        final List<CalibratedAxis> planar = image.getAxesPlanar();
        final List<String> names = labels(planar);
        long planes = 1;
        try {
            for (final CalibratedAxis a : image.getAxesNonPlanar()) {
                planes = Math.multiplyExact(planes, image.getAxisLength(a));
            }
        } catch (final ArithmeticException e) {
            throw FormatException.of(
                    file, "expected planes that can be counted, found more than 2^63", e);
        }
        return new PlaneLayout(
                TYPES.get(image.getPixelType()),
                image.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                planar.stream().map(image::getAxisLength).toList(),
                names.indexOf("X"),
                names.indexOf("Y"),
                planes);
    }

    private static List<String> labels(final List<CalibratedAxis> axes) {
        return axes.stream().map(a -> a.type().getLabel()).toList();
    }

    /**
     * @return values of a scan line
     */
    int width() {
        return Math.toIntExact(lengths.get(x));
    }

    /**
     * @return scan lines
     */
    long height() {
        return lengths.get(y);
    }

    /**
     * @return images that a plane holds, as its colors: the product of its axes but X and Y
     */
    long images() {
        long images = 1;
        for (int i = 0; i < lengths.size(); i++) {
            images *= i == x || i == y ? 1 : lengths.get(i);
        }
        return images;
    }

    /**
     * @return bytes that belong to one scan line, in all images of a plane
     */
    long lineBytes() {
        return images() * width() * type.bytes();
    }
}
