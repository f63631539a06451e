package org.zeroloss.imaging.defects;

/** Mean over the square of 2 r + 1 pixels around each pixel, the image mirrored at its edges. */
final class BoxMean {

    private final int m_width;
    private final int m_height;
    private final int m_radius;

    BoxMean(final int width, final int height, final int radius) {
        m_width = width;
        m_height = height;
        m_radius = radius;
    }

    /**
     * A box of 2 r + 1 pixels has the variance r (r + 1)/3; three of them in turn have a Gaussian's
     * (Wells, IEEE PAMI 8 (1986) 234).
     *
     * @param sigma standard deviation of the Gaussian in pixels
     * @return the radius of these boxes, 1 or more
     */
    static int radius(final double sigma) {
        return (int) Math.max(1, Math.round((Math.sqrt(1 + 4 * sigma * sigma) - 1) / 2));
    }

    void apply(final float[] values) {
        rows(values);
        columns(values);
    }

    private void rows(final float[] values) {
        final double scale = 1.0 / (2 * m_radius + 1);
        final float[] row = new float[m_width];
        for (int y = 0; y < m_height; y++) {
            System.arraycopy(values, y * m_width, row, 0, m_width);
            double sum = 0;
            for (int k = -m_radius; k <= m_radius; k++) {
                sum += row[Mirror.index(k, m_width)];
            }
            for (int x = 0; x < m_width; x++) {
                values[y * m_width + x] = (float) (sum * scale);
                sum += row[Mirror.index(x + m_radius + 1, m_width)];
                sum -= row[Mirror.index(x - m_radius, m_width)];
            }
        }
    }

    private void columns(final float[] values) {
        final double scale = 1.0 / (2 * m_radius + 1);
        final float[] copy = values.clone();
        final double[] sum = new double[m_width];
        for (int k = -m_radius; k <= m_radius; k++) {
            add(copy, Mirror.index(k, m_height), 1, sum);
        }
        for (int y = 0; y < m_height; y++) {
            for (int x = 0; x < m_width; x++) {
                values[y * m_width + x] = (float) (sum[x] * scale);
            }
            add(copy, Mirror.index(y + m_radius + 1, m_height), 1, sum);
            add(copy, Mirror.index(y - m_radius, m_height), -1, sum);
        }
    }

    private void add(final float[] from, final int y, final int sign, final double[] sum) {
        for (int x = 0; x < m_width; x++) {
            sum[x] += sign * from[y * m_width + x];
        }
    }
}
