package org.zeroloss.imaging.defects;

/**
 * How bright an image is around a place: means under Gaussian windows, above the local mean of the
 * normalization's window, in the image's units.
 *
 * @param narrow under a window of two thirds of the label's width
 * @param medium under a window of the label's width
 * @param wide under a window of twice the label's width
 * @param normalized under a window of the label's width, of the normalized image
 */
record SiteBrightness(float narrow, float medium, float wide, float normalized) {

    /** Where nothing is measured. */
    static final SiteBrightness NONE = new SiteBrightness(0, 0, 0, 0);

    /**
     * @param detrended the image without its local mean
     * @param normalized the same, normalized
     * @param width columns of both
     * @param x place in pixels
     * @param y place in pixels
     * @param sigma width of a label in pixels
     * @return brightness there
     */
    static SiteBrightness of(
            final float[] detrended,
            final float[] normalized,
            final int width,
            final double x,
            final double y,
            final double sigma) {
        return new SiteBrightness(
                mean(detrended, width, x, y, sigma * 2 / 3),
                mean(detrended, width, x, y, sigma),
                mean(detrended, width, x, y, sigma * 2),
                mean(normalized, width, x, y, sigma));
    }

    private static float mean(
            final float[] values,
            final int width,
            final double x,
            final double y,
            final double sigma) {
        final int reach = (int) Math.ceil(3 * sigma);
        final int height = values.length / width;
        final int left = Math.max(0, (int) Math.rint(x) - reach);
        final int right = Math.min(width - 1, (int) Math.rint(x) + reach);
        double sum = 0;
        double weights = 0;
        for (int j = Math.max(0, (int) Math.rint(y) - reach);
                j <= Math.min(height - 1, (int) Math.rint(y) + reach);
                j++) {
            final double dy = (j - y) / sigma;
            for (int i = left; i <= right; i++) {
                final double dx = (i - x) / sigma;
                final double w = StrictMath.exp(-0.5 * (dx * dx + dy * dy));
                sum += w * values[j * width + i];
                weights += w;
            }
        }
        return (float) (sum / weights);
    }
}
