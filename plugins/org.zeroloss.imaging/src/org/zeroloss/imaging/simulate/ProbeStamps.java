package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.optics.ProbeProfile;

/**
 * A probe's profile cut into lines of pixels, tabulated for {@value #PHASES} places of its centre
 * between two pixels, so that stamping a column is a sum of four contiguous lines: bilinear between
 * neighbouring phases and neighbouring lines. Between phases it interpolates over 1/{@value
 * #PHASES} of a pixel. The drift within one line of a stamp is neglected, less than 0.01 Å.
 */
final class ProbeStamps {

    private static final int PHASES = 8;

    private final double m_pixel;
    private final double m_radius;
    private final double m_step;
    private final int m_rows;
    private final int m_half;
    private final double[][] m_lines;
    private final double[] m_sum;
    private final double[] m_moment;

    /**
     * @param profile the profile
     * @param pixelA distance of two pixels of a line in Å
     */
    ProbeStamps(final ProbeProfile profile, final double pixelA) {
        m_pixel = pixelA;
        m_radius = profile.radiusA();
        m_rows = profile.stepsOverRadius();
        m_step = m_radius / m_rows;
        m_half = (int) Math.ceil(m_radius / pixelA) + 1;
        final int rows = 2 * m_rows + 1;
        m_lines = new double[rows * (PHASES + 1)][2 * m_half + 1];
        m_sum = new double[rows];
        m_moment = new double[rows];
        for (int r = 0; r < rows; r++) {
            final double dy = (r - m_rows) * m_step;
            for (int p = 0; p <= PHASES; p++) {
                final double[] line = m_lines[r * (PHASES + 1) + p];
                profile.addLine(
                        -pixelA * (m_half + (double) p / PHASES),
                        dy,
                        pixelA,
                        0,
                        1,
                        line,
                        0,
                        line.length);
                for (int t = 0; t < line.length && p < PHASES; t++) {
                    final double d = pixelA * (t - m_half - (double) p / PHASES);
                    m_sum[r] += line[t];
                    m_moment[r] += line[t] * d;
                }
            }
        }
    }

    /**
     * Adds one line of a stamp.
     *
     * @param centre place of the column on the line in pixels
     * @param dy distance of the line from the column in Å
     * @param weight factor
     * @param target line of the image
     */
    void addLine(final double centre, final double dy, final double weight, final double[] target) {
        final double v = dy / m_step + m_rows;
        if (!(v >= 0 && v < 2 * m_rows)) {
            return;
        }
        final int row = (int) v;
        final double fv = v - row;
        final int first = (int) Math.floor(centre);
        final double phase = (centre - first) * PHASES;
        final int p = Math.min(PHASES - 1, (int) phase);
        final double fp = phase - p;
        final double near = Math.max(0, Math.abs(dy) - m_step);
        final double chord = Math.sqrt(m_radius * m_radius - near * near);
        final int half = Math.min(m_half, (int) Math.ceil(chord / m_pixel) + 1);
        final int from = Math.max(0, first - half);
        final int count = Math.min(target.length - 1, first + half) - from + 1;
        final int at = row * (PHASES + 1) + p;
        add(
                target,
                from,
                count,
                from - first + m_half,
                new double[][] {
                    m_lines[at], m_lines[at + 1], m_lines[at + PHASES + 1], m_lines[at + PHASES + 2]
                },
                weight * (1 - fv) * (1 - fp),
                weight * (1 - fv) * fp,
                weight * fv * (1 - fp),
                weight * fv * fp);
    }

    private static void add(
            final double[] target,
            final int to,
            final int count,
            final int from,
            final double[][] lines,
            final double w0,
            final double w1,
            final double w2,
            final double w3) {
        final double[] a = lines[0];
        final double[] b = lines[1];
        final double[] c = lines[2];
        final double[] d = lines[3];
        for (int i = 0; i < count; i++) {
            target[to + i] +=
                    w0 * a[from + i] + w1 * b[from + i] + w2 * c[from + i] + w3 * d[from + i];
        }
    }

    /**
     * @param dy distance of a line from the column in Å
     * @return intensity along the line, up to a common factor; 0 beyond the radius
     */
    double sum(final double dy) {
        return interpolate(m_sum, dy);
    }

    /**
     * @param dy distance of a line from the column in Å
     * @return intensity times distance along x in Å, up to the same factor
     */
    double moment(final double dy) {
        return interpolate(m_moment, dy);
    }

    private double interpolate(final double[] table, final double dy) {
        final double v = dy / m_step + m_rows;
        if (!(v >= 0 && v < 2 * m_rows)) {
            return 0;
        }
        final int row = (int) v;
        return (1 - (v - row)) * table[row] + (v - row) * table[row + 1];
    }
}
