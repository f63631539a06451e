package org.zeroloss.imaging.defects;

/** Contrast and noise of an image, gathered tile by tile. */
final class PixelNoise {

    /** Variance of a pixel less the mean of two, of white noise of variance 1. */
    private static final double VARIANCE = 1.5;

    private double m_squares;
    private double m_differences;
    private long m_pixels;

    /**
     * @param detrended a window of the image without its local mean
     * @param whole the window
     * @param inner the pixels of it that count; those left and right of them are there
     */
    void add(final float[] detrended, final Window whole, final Window inner) {
        for (int y = inner.y(); y < inner.y() + inner.height(); y++) {
            final int row = (y - whole.y()) * whole.width() - whole.x();
            for (int x = inner.x(); x < inner.x() + inner.width(); x++) {
                final double v = detrended[row + x];
                final double d =
                        v - 0.5 * ((double) detrended[row + x - 1] + detrended[row + x + 1]);
                m_squares += v * v;
                m_differences += d * d;
            }
        }
        m_pixels += (long) inner.width() * inner.height();
    }

    /** Root mean square of the image without its local mean. */
    double contrast() {
        return Math.sqrt(m_squares / Math.max(1, m_pixels));
    }

    /** Standard deviation of a pixel's noise, if that is white and the image smooth. */
    double noise() {
        return Math.sqrt(m_differences / VARIANCE / Math.max(1, m_pixels));
    }
}
