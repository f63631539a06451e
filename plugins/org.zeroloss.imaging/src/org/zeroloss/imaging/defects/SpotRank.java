package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;

import java.util.Arrays;

/**
 * How much like a spot the surroundings of a place look, without any threshold: the strongest
 * response of a blob filter (a difference of two Gaussians: Marr and Hildreth, Proc. R. Soc. B 207
 * (1980) 187) within a tolerance of the place, as the share of all places whose surroundings are
 * weaker. Places at random are spread evenly over 0 to 1, places on bright spots lie near 1.
 */
final class SpotRank {

    /** The wide Gaussian against the narrow one. */
    private static final double RATIO = 2;

    /** So many places stand for all of an image. */
    private static final int MOST_PLACES = 16_384;

    private final float[] m_filtered;
    private final float[] m_sorted;
    private final int m_width;
    private final double m_tolerance;

    /**
     * @param image an image
     * @param sigmaPixels width of the spots
     * @param tolerance in pixels
     */
    SpotRank(final Micrograph image, final double sigmaPixels, final double tolerance) {
        Check.positive(sigmaPixels, "width of spots in pixels");
        Check.positive(tolerance, "tolerance in pixels");
        m_filtered = filtered(image, sigmaPixels);
        m_width = image.width();
        m_tolerance = tolerance;
        final int step = (int) Math.ceil(Math.sqrt((double) m_filtered.length / MOST_PLACES));
        final int columns = (m_width + step - 1) / step;
        final int rows = (image.height() + step - 1) / step;
        m_sorted = new float[columns * rows];
        for (int i = 0; i < m_sorted.length; i++) {
            m_sorted[i] = strongest(i % columns * step, i / columns * step);
        }
        Arrays.sort(m_sorted);
    }

    private static float[] filtered(final Micrograph image, final double sigmaPixels) {
        final float[] narrow = blurred(image, sigmaPixels);
        final float[] wide = blurred(image, RATIO * sigmaPixels);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] -= wide[i];
        }
        return narrow;
    }

    /** Three box means, which have the Gaussian's variance. */
    private static float[] blurred(final Micrograph image, final double sigma) {
        final float[] values = image.values().clone();
        final BoxMean box = new BoxMean(image.width(), image.height(), BoxMean.radius(sigma));
        for (int pass = 0; pass < 3; pass++) {
            box.apply(values);
        }
        return values;
    }

    /**
     * @param p a place in the image
     * @return share of the places with weaker surroundings, 0 to 1
     */
    double at(final LabeledPoint p) {
        final int found = Arrays.binarySearch(m_sorted, strongest(p.x(), p.y()));
        return (found < 0 ? -found - 1.0 : found) / m_sorted.length;
    }

    private float strongest(final double x, final double y) {
        final int height = m_filtered.length / m_width;
        float most = Float.NEGATIVE_INFINITY;
        for (int j = (int) Math.max(0, Math.ceil(y - m_tolerance));
                j <= Math.min(height - 1, y + m_tolerance);
                j++) {
            for (int i = (int) Math.max(0, Math.ceil(x - m_tolerance));
                    i <= Math.min(m_width - 1, x + m_tolerance);
                    i++) {
                final double r2 = (i - x) * (i - x) + (j - y) * (j - y);
                if (r2 <= m_tolerance * m_tolerance) {
                    most = Math.max(most, m_filtered[j * m_width + i]);
                }
            }
        }
        return most;
    }
}
