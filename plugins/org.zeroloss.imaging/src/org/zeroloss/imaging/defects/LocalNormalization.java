package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

/**
 * Takes away what a detector and a support add: {@code (I − μ)/s}, with mean μ and standard
 * deviation s under a window around each pixel (Madsen et al., Adv. Theory Simul. 1 (2018) 1800037,
 * use 12 Å). The window is close to a Gaussian: three box means in turn (Wells, IEEE PAMI 8 (1986)
 * 234), so that its cost does not depend on its width and it ends at {@link #reach()}. Where the
 * image is constant the result is 0.
 *
 * @param sigmaPixels standard deviation of the window in pixels, from 1 to 1000
 */
public record LocalNormalization(double sigmaPixels) {

    /** Validates the width. */
    public LocalNormalization {
        Check.range(sigmaPixels, 1, 1000, "width of the local normalization in pixels");
    }

    private int radius() {
        return BoxMean.radius(sigmaPixels);
    }

    /**
     * @return pixels further away than this do not count
     */
    public int reach() {
        return 3 * radius();
    }

    /**
     * @param values an image row by row; mirrored at its edges
     * @param width its columns
     * @return the image without its local mean μ
     */
    float[] detrended(final float[] values, final int width) {
        final float[] mean = values.clone();
        final BoxMean box = new BoxMean(width, values.length / width, radius());
        for (int pass = 0; pass < 3; pass++) {
            box.apply(mean);
        }
        final float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i] - mean[i];
        }
        return result;
    }

    /**
     * @param values an image row by row; mirrored at its edges
     * @param width its columns
     * @return the normalized image
     */
    public float[] apply(final float[] values, final int width) {
        final int height = values.length / width;
        double sum = 0;
        for (final float v : values) {
            sum += v;
        }
        // squares of values far from zero would lose the variance
        final float zero = (float) (sum / values.length);
        final float[] mean = new float[values.length];
        final float[] square = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mean[i] = values[i] - zero;
            square[i] = mean[i] * mean[i];
        }
        final float[] result = mean.clone();
        final BoxMean box = new BoxMean(width, height, radius());
        for (int pass = 0; pass < 3; pass++) {
            box.apply(mean);
            box.apply(square);
        }
        for (int i = 0; i < result.length; i++) {
            final double variance = square[i] - (double) mean[i] * mean[i];
            final double least = 1e-6 * square[i];
            result[i] =
                    variance > least && variance > Float.MIN_NORMAL
                            ? (float) ((result[i] - mean[i]) / Math.sqrt(variance))
                            : 0;
        }
        return result;
    }
}
