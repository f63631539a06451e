package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.OptionalDouble;

/**
 * An image in memory.
 *
 * @param name what messages call it
 * @param width columns in pixels
 * @param height rows in pixels
 * @param values row by row, all finite; not copied, and not written to any more
 * @param pixelSizeA side of a pixel in Å, if known
 */
public record Micrograph(
        String name, int width, int height, float[] values, OptionalDouble pixelSizeA)
        implements PixelSource {

    /** Validates every component. */
    public Micrograph {
        Check.present(name, "name of an image");
        Check.atLeast(width, 1, "width of image " + name + " in pixels");
        Check.atLeast(height, 1, "height of image " + name + " in pixels");
        if (values.length != (long) width * height) {
            throw new ImagingException(
                    "Image "
                            + name
                            + " of "
                            + width
                            + " × "
                            + height
                            + " pixels does not have "
                            + values.length
                            + " values");
        }
        for (int i = 0; i < values.length; i++) {
            FinitePixels.check(values[i], name, i % width, i / width);
        }
        pixelSizeA.ifPresent(s -> Check.positive(s, "pixel size of image " + name + " in Å"));
    }

    /**
     * @param name what messages call it
     * @param rows {@code rows[y][x]}, of equal length
     * @param pixelSizeA side of a pixel in Å, if known
     * @return the image
     */
    public static Micrograph of(
            final String name, final float[][] rows, final OptionalDouble pixelSizeA) {
        Check.atLeast(rows.length, 1, "rows of image " + name);
        final int width = rows[0].length;
        final float[] values = new float[rows.length * width];
        for (int y = 0; y < rows.length; y++) {
            if (rows[y].length != width) {
                throw new ImagingException(
                        "Expected rows of "
                                + width
                                + " pixels in image "
                                + name
                                + ", found "
                                + rows[y].length
                                + " in row "
                                + y);
            }
            System.arraycopy(rows[y], 0, values, y * width, width);
        }
        return new Micrograph(name, width, rows.length, values, pixelSizeA);
    }

    @Override
    public void read(final int y, final int x, final float[] into, final int at, final int count) {
        System.arraycopy(values, y * width + x, into, at, count);
    }
}
