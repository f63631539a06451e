package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.crystal.Field;
import org.zeroloss.imaging.numeric.Check;

/**
 * How the probe moves: pixel i of line j is taken at the time t = j · line + i · dwell, where
 *
 * <pre>
 *   x = s (i + shear · j) + v_x t + jitter_x(j)
 *   y = s · aspect · j    + v_y t + jitter_y(j)
 * </pre>
 *
 * <p>with the pixel size s, the drift v and a displacement of each line that is drawn separately.
 * Without the last term positions and pixels are related linearly. Lines are instantaneous but for
 * the drift: the probe does not smear over a pixel.
 *
 * @param width pixels of a line, 8 to 8192
 * @param height lines, 8 to 8192
 * @param pixelSizeA pixel size s in Å, above 0
 * @param shear displacement of a line against the one before, in pixels
 * @param aspect distance of two lines in pixel sizes
 * @param dwellUs time on a pixel in µs
 * @param flybackUs time from the end of a line to the beginning of the next in µs
 * @param driftXAPerS drift of the probe over the specimen along x in Å/s
 * @param driftYAPerS drift of the probe over the specimen along y in Å/s
 * @param jitterA standard deviation of the independent displacement of each line, along x, in Å
 * @param wobbleA standard deviation of the displacement that changes slowly from line to line, in
 *     both directions, in Å
 */
public record Scan(
        int width,
        int height,
        double pixelSizeA,
        double shear,
        double aspect,
        double dwellUs,
        double flybackUs,
        double driftXAPerS,
        double driftYAPerS,
        double jitterA,
        double wobbleA) {

    /** Most pixels along a side. */
    public static final int MOST_PIXELS = 8192;

    /** Most pixels of an image, 33.6 million: it is drawn in memory. */
    public static final int MOST_AREA = 1 << 25;

    /** Validates every component. */
    public Scan {
        Check.range(width, 8, MOST_PIXELS, "width in pixels");
        Check.range(height, 8, MOST_PIXELS, "height in pixels");
        Check.range((double) width * height, 64, MOST_AREA, "number of pixels of an image");
        Check.range(pixelSizeA, 1e-3, 100, "pixel size in Å");
        Check.range(shear, -0.5, 0.5, "shear of the scan");
        Check.range(aspect, 0.5, 2, "aspect of the pixels");
        Check.range(dwellUs, 1e-3, 1e6, "dwell time in µs");
        Check.range(flybackUs, 0, 1e6, "flyback time in µs");
        Check.finite(driftXAPerS, "drift along x in Å/s");
        Check.finite(driftYAPerS, "drift along y in Å/s");
        Check.range(jitterA, 0, 10, "jitter of lines in Å");
        Check.range(wobbleA, 0, 10, "wobble of lines in Å");
        final double line = (width * dwellUs + flybackUs) * 1e-6;
        final double moved =
                Math.max(Math.abs(driftXAPerS), Math.abs(driftYAPerS)) * line / pixelSizeA;
        Check.range(moved, 0, 0.5, "drift in pixels during a line");
    }

    /**
     * @param width pixels of a line
     * @param height lines
     * @param pixelSizeA pixel size in Å
     * @return a scan without any distortion, 10 µs a pixel
     */
    public static Scan ideal(final int width, final int height, final double pixelSizeA) {
        return new Scan(width, height, pixelSizeA, 0, 1, 10, 0, 0, 0, 0, 0);
    }

    /**
     * @return time from the start of a line to that of the next in s
     */
    public double lineS() {
        return (width * dwellUs + flybackUs) * 1e-6;
    }

    /**
     * @return the linear part: ∂x/∂i, ∂x/∂j, ∂y/∂i, ∂y/∂j in Å
     */
    public double[] matrix() {
        final double dwell = dwellUs * 1e-6;
        return new double[] {
            pixelSizeA + driftXAPerS * dwell,
            pixelSizeA * shear + driftXAPerS * lineS(),
            driftYAPerS * dwell,
            pixelSizeA * aspect + driftYAPerS * lineS()
        };
    }

    /**
     * @return area of the specimen per pixel in Å², with the drift
     */
    public double pixelAreaA2() {
        final double[] m = matrix();
        return m[0] * m[3] - m[1] * m[2];
    }

    /**
     * @param x position in the specimen in Å
     * @param y position in the specimen in Å
     * @return pixel i and line j where it appears without jitter, with fractions
     */
    public double[] pixel(final double x, final double y) {
        final double[] m = matrix();
        final double det = pixelAreaA2();
        return new double[] {(m[3] * x - m[1] * y) / det, (m[0] * y - m[2] * x) / det};
    }

    /**
     * @return rectangle of the specimen that holds all pixels without jitter, in Å
     */
    public Field field() {
        final double[] m = matrix();
        double minX = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            final double i = corner % 2 == 0 ? -0.5 : width - 0.5;
            final double j = corner < 2 ? -0.5 : height - 0.5;
            final double x = m[0] * i + m[1] * j;
            final double y = m[2] * i + m[3] * j;
            minX = Math.min(minX, x);
            maxX = Math.max(maxX, x);
            minY = Math.min(minY, y);
            maxY = Math.max(maxY, y);
        }
        return new Field(minX, minY, maxX, maxY);
    }
}
