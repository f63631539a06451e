package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.Arrays;
import java.util.List;

/**
 * What a network is trained to give: for each class a map in which every point of it is {@code
 * exp(−r²/2σ²)}, and before them the background, which is what the classes leave to 1. Where points
 * overlap, the classes together are the greatest of their Gaussians, shared out in proportion:
 * every pixel holds probabilities, and around each point, half-way to the next one, "not
 * background" is the point's own Gaussian.
 *
 * @param sigmaPixels width σ of a point in pixels
 * @param classes number of classes
 */
public record LabelMaps(double sigmaPixels, int classes) {

    private static final double REACH = 4;

    /** Validates the numbers. */
    public LabelMaps {
        Check.range(sigmaPixels, 0.5, 50, "width of a label in pixels");
        Check.range(classes, 1, 100, "number of classes");
    }

    /**
     * @return number of maps
     */
    public int channels() {
        return classes + 1;
    }

    /**
     * @param points may lie outside of the maps; what reaches in is drawn
     * @param width columns
     * @param height rows
     * @param into takes {@code channels · height · width} values from {@code at} on
     * @param at index of the first value
     */
    public void draw(
            final List<LabeledPoint> points,
            final int width,
            final int height,
            final float[] into,
            final int at) {
        final int size = width * height;
        Arrays.fill(into, at, at + channels() * size, 0);
        for (final LabeledPoint p : points) {
            if (p.classIndex() >= classes) {
                throw new ImagingException(
                        "Expected a class from 0 to "
                                + (classes - 1)
                                + ", found "
                                + p.classIndex());
            }
            stamp(p, width, height, into, at + (1 + p.classIndex()) * size);
        }
        for (int i = at; i < at + size; i++) {
            float sum = 0;
            float greatest = 0;
            for (int c = 1; c <= classes; c++) {
                sum += into[i + c * size];
                greatest = Math.max(greatest, into[i + c * size]);
            }
            for (int c = 1; c <= classes && sum > greatest; c++) {
                into[i + c * size] *= greatest / sum;
            }
            into[i] = 1 - greatest;
        }
    }

    private void stamp(
            final LabeledPoint p,
            final int width,
            final int height,
            final float[] into,
            final int at) {
        final double reach = REACH * sigmaPixels;
        final int left = (int) Math.max(0, Math.ceil(p.x() - reach));
        final int right = (int) Math.min(width - 1, Math.floor(p.x() + reach));
        final int top = (int) Math.max(0, Math.ceil(p.y() - reach));
        final int bottom = (int) Math.min(height - 1, Math.floor(p.y() + reach));
        final double k = -0.5 / (sigmaPixels * sigmaPixels);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                final double dx = x - p.x();
                final double dy = y - p.y();
                final float g = (float) StrictMath.exp(k * (dx * dx + dy * dy));
                final int i = at + y * width + x;
                into[i] = Math.max(into[i], g);
            }
        }
    }
}
