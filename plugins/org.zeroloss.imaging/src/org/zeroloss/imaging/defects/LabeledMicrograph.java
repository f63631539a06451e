package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * A micrograph and everything in it.
 *
 * @param image the micrograph
 * @param points all things of the classes that are to be found; up to half a pixel outside is in
 */
public record LabeledMicrograph(Micrograph image, List<LabeledPoint> points) {

    /** Validates that the points lie in the image. */
    public LabeledMicrograph {
        Check.present(image, "image");
        points = Check.list(points, "labels");
        for (final LabeledPoint p : points) {
            if (!(p.x() >= -0.5
                    && p.x() <= image.width() - 0.5
                    && p.y() >= -0.5
                    && p.y() <= image.height() - 0.5)) {
                throw new ImagingException(
                        "Expected labels within the "
                                + image.width()
                                + " × "
                                + image.height()
                                + " pixels of image "
                                + image.name()
                                + ", found one at x = "
                                + p.x()
                                + ", y = "
                                + p.y()
                                + ". Are x and y in pixels, counted from 0?");
            }
        }
    }

    /**
     * Things whose place is just outside of an image are seen in it, but not labelled.
     *
     * @param x column in pixels
     * @param y row in pixels
     * @param strip width in pixels of the border where that may be so
     * @return whether a label would be there if something is
     */
    boolean wouldBeLabeled(final double x, final double y, final double strip) {
        return x >= strip
                && y >= strip
                && x <= image.width() - 1 - strip
                && y <= image.height() - 1 - strip;
    }

    /**
     * The same at another scale, as a detector looks at it.
     *
     * @param magnification pixels per pixel
     * @return image and labels; labels on pixels that the new image has not are left out
     */
    LabeledMicrograph resampled(final double magnification) {
        final ResampledSource scaled = new ResampledSource(image, magnification);
        final int w = scaled.width();
        final int h = scaled.height();
        final float[] values = new float[Math.multiplyExact(w, h)];
        for (int y = 0; y < h; y++) {
            scaled.read(y, 0, values, y * w, w);
        }
        return new LabeledMicrograph(
                new Micrograph(image.name(), w, h, values, scaled.pixelSizeA()),
                points.stream()
                        .map(
                                p ->
                                        new LabeledPoint(
                                                scaled.scaled(p.x()),
                                                scaled.scaled(p.y()),
                                                p.classIndex()))
                        .filter(p -> p.x() <= w - 0.5 && p.y() <= h - 0.5)
                        .toList());
    }
}
