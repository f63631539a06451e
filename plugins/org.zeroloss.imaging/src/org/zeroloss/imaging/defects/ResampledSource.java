package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

import java.util.OptionalDouble;

/**
 * An image at another scale, interpolated linearly along rows and columns; where it is made
 * smaller, a pixel is the mean of the interpolated image over the area that it covers, and where it
 * covers whole pixels, their mean.
 */
final class ResampledSource implements PixelSource {

    private final PixelSource m_image;
    private final double m_step;
    private final int m_width;
    private final int m_height;

    /**
     * @param magnification pixels per pixel of the image
     */
    ResampledSource(final PixelSource image, final double magnification) {
        m_image = Check.present(image, "image");
        Check.range(magnification, 1e-3, 1e3, "magnification");
        final double step = 1 / magnification;
        m_step = Math.abs(step - Math.rint(step)) < 1e-9 * step ? Math.rint(step) : step;
        m_width = size(image.width());
        m_height = size(image.height());
        Check.atLeast((long) m_width * m_height, 1, "pixels of image " + image.name());
    }

    private int size(final int n) {
        final double size = Math.max(1, Math.floor(n / m_step));
        Check.range(size, 1, Integer.MAX_VALUE - 8.0, "pixels of image " + m_image.name());
        return (int) size;
    }

    /** From a position here to one in the image. */
    double original(final double position) {
        return (position + 0.5) * m_step - 0.5;
    }

    /** From a position in the image to one here. */
    double scaled(final double position) {
        return (position + 0.5) / m_step - 0.5;
    }

    @Override
    public String name() {
        return m_image.name();
    }

    @Override
    public int width() {
        return m_width;
    }

    @Override
    public int height() {
        return m_height;
    }

    @Override
    public OptionalDouble pixelSizeA() {
        final OptionalDouble size = m_image.pixelSizeA();
        return size.isPresent() ? OptionalDouble.of(size.getAsDouble() * m_step) : size;
    }

    @Override
    public void read(final int y, final int x, final float[] into, final int at, final int count) {
        // half a step on each side, and a pixel for the interpolation
        final double reach = 0.5 * m_step + 1;
        final int top = (int) Math.floor(original(y) - reach);
        final int bottom = (int) Math.ceil(original(y) + reach);
        final int left = (int) Math.floor(original(x) - reach);
        final int right = (int) Math.ceil(original(x + count - 1.0) + reach);
        final Window window = new Window(left, top, right - left + 1, bottom - top + 1);
        final float[] pixels = m_image.window(window);
        final double[] rows = weights(original(y) - top, window.height());
        for (int i = 0; i < count; i++) {
            final double center = original(x + (double) i);
            final int from = (int) Math.floor(center - reach);
            final int to = (int) Math.ceil(center + reach);
            final double[] columns = weights(center - from, to - from + 1);
            double sum = 0;
            for (int r = 0; r < rows.length; r++) {
                final int first = r * window.width() + from - left;
                for (int c = 0; c < columns.length && rows[r] > 0; c++) {
                    sum += columns[c] > 0 ? rows[r] * columns[c] * pixels[first + c] : 0;
                }
            }
            into[at + i] = (float) sum;
        }
    }

    /** Share of each pixel in the value at a position; together 1. */
    private double[] weights(final double center, final int n) {
        final double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            if (m_step <= 1) {
                w[i] = Math.max(0, 1 - Math.abs(i - center));
            } else if (m_step == Math.rint(m_step)) {
                w[i] = Math.abs(i - center) < 0.5 * m_step ? 1 / m_step : 0;
            } else {
                w[i] = (area(center + 0.5 * m_step - i) - area(center - 0.5 * m_step - i)) / m_step;
            }
        }
        return w;
    }

    /** Of the triangle of linear interpolation, what lies below u. */
    private static double area(final double u) {
        if (u <= -1) {
            return 0;
        }
        if (u >= 1) {
            return 1;
        }
        return u < 0 ? 0.5 * (1 + u) * (1 + u) : 1 - 0.5 * (1 - u) * (1 - u);
    }
}
