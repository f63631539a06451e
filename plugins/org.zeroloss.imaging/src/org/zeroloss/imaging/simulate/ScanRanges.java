package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;

import java.util.SplittableRandom;

/**
 * Which scans may be drawn. Drift has a random direction, shear a random sign.
 *
 * @param width pixels of a line; the same for all, so that the micrographs make a stack
 * @param height lines
 * @param pixelSizeA pixel size in Å
 * @param dwellUs time on a pixel in µs
 * @param flybackUs time between two lines in µs
 * @param driftAPerS speed of the drift in Å/s
 * @param shear displacement of a line against the one before in pixels, without its sign
 * @param aspect distance of two lines in pixel sizes
 * @param jitterA displacement of single lines in Å (standard deviation)
 * @param wobbleA slow displacement of lines in Å (standard deviation)
 */
public record ScanRanges(
        int width,
        int height,
        Range pixelSizeA,
        Range dwellUs,
        Range flybackUs,
        Range driftAPerS,
        Range shear,
        Range aspect,
        Range jitterA,
        Range wobbleA) {

    /** Validates every component. */
    public ScanRanges {
        Check.range(width, 8, Scan.MOST_PIXELS, "width in pixels");
        Check.range(height, 8, Scan.MOST_PIXELS, "height in pixels");
        Check.range((double) width * height, 64, Scan.MOST_AREA, "number of pixels of an image");
        Check.present(pixelSizeA, "pixel size").within(1e-3, 100, "pixel size in Å");
        Check.present(dwellUs, "dwell time").within(1e-3, 1e6, "dwell time in µs");
        Check.present(flybackUs, "flyback time").within(0, 1e6, "flyback time in µs");
        Check.present(driftAPerS, "drift").within(0, 1000, "drift in Å/s");
        Check.present(shear, "shear").within(0, 0.5, "shear of the scan");
        Check.present(aspect, "aspect").within(0.5, 2, "aspect of the pixels");
        Check.present(jitterA, "jitter").within(0, 10, "jitter of lines in Å");
        Check.present(wobbleA, "wobble").within(0, 10, "wobble of lines in Å");
        final double line = (width * dwellUs.max() + flybackUs.max()) * 1e-6;
        Check.range(
                driftAPerS.max() * line / pixelSizeA.min(),
                0,
                0.5,
                "greatest drift in pixels during a line, of the longest dwell time and the"
                        + " smallest pixel,");
    }

    /**
     * @param random stream
     * @return a scan
     */
    public Scan draw(final SplittableRandom random) {
        final double drift = driftAPerS.draw(random);
        final double direction = 2 * Math.PI * random.nextDouble();
        final double sign = random.nextBoolean() ? 1 : -1;
        return new Scan(
                width,
                height,
                pixelSizeA.draw(random),
                sign * shear.draw(random),
                aspect.draw(random),
                dwellUs.draw(random),
                flybackUs.draw(random),
                drift * StrictMath.cos(direction),
                drift * StrictMath.sin(direction),
                jitterA.draw(random),
                wobbleA.draw(random));
    }
}
