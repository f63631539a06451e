package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.numeric.Check;

/**
 * The intensity of a probe, tabulated on a fine square grid around its centre and cut at a radius.
 * It is |ψ|² with ψ(r) = ∫ exp(2πi k·r − iχ(λk)) d²k over the aperture λ|k| ≤ α, averaged over the
 * focal spread and convolved with source and thermal motion. The table's sum is 1 over the area and
 * its centroid is 0: what the cut leaves out is spread over what it keeps. An incoherent image of
 * an atom is this profile times its cross section and dose (S. J. Pennycook and D. E. Jesson,
 * Ultramicroscopy 37 (1991) 14). Immutable.
 */
public final class ProbeProfile {

    /** Steps of the table over 0.61 λ/α. */
    private static final int OVERSAMPLING = 10;

    private static final int MOST_POINTS = 1 << 10;

    private static final int CENTRINGS = 8;

    private final double m_radius;
    private final double m_step;
    private final int m_half;
    private final float[] m_table;
    private final double m_centroidX;
    private final double m_centroidY;
    private final double m_kept;

    private ProbeProfile(
            final double radius,
            final double step,
            final double[][] grid,
            final double[] centroid,
            final double kept) {
        m_radius = radius;
        m_step = step;
        m_half = grid.length / 2;
        m_table = new float[grid.length * grid.length];
        for (int j = 0; j < grid.length; j++) {
            for (int i = 0; i < grid.length; i++) {
                m_table[j * grid.length + i] = (float) grid[j][i];
            }
        }
        m_centroidX = centroid[0];
        m_centroidY = centroid[1];
        m_kept = kept;
    }

    /**
     * @param probe the probe
     * @return its profile, cut where the tails of the perfect probe hold about 3 % and at least
     *     four widths of the blur
     */
    public static ProbeProfile of(final Probe probe) {
        return of(probe, 5 * probe.diffractionLimitA() + 4 * probe.blurA());
    }

    /**
     * @param probe the probe
     * @param radiusA where the profile ends, in Å
     * @return its profile
     */
    public static ProbeProfile of(final Probe probe, final double radiusA) {
        Check.positive(radiusA, "radius of the probe's profile in Å");
        final double fine = Math.min(probe.diffractionLimitA() / OVERSAMPLING, radiusA / 8);
        final int half = (int) Math.min(MOST_POINTS / 2, Math.ceil(radiusA / fine) + 1);
        final double step = radiusA / (half - 1);
        final ProbeWave wave = new ProbeWave(probe, step, half);
        final double[][] grid = GridBlur.gaussian(wave.intensity(), probe.blurA() / step);
        return cut(radiusA, step, grid);
    }

    private static ProbeProfile cut(final double radius, final double step, final double[][] grid) {
        final double total = sum(grid);
        final int half = grid.length / 2;
        // the radius is taken about the centroid, which depends on what the radius cuts off
        double cx = 0;
        double cy = 0;
        for (int pass = 0; pass < CENTRINGS; pass++) {
            double s = 0;
            double sx = 0;
            double sy = 0;
            for (int j = -half; j <= half; j++) {
                for (int i = -half; i <= half; i++) {
                    final double x = i * step;
                    final double y = j * step;
                    final double w = taper(x - cx, y - cy, radius, step);
                    final double v = w * grid[j + half][i + half];
                    s += v;
                    sx += v * x;
                    sy += v * y;
                }
            }
            cx = sx / s;
            cy = sy / s;
        }
        double kept = 0;
        for (int j = -half; j <= half; j++) {
            for (int i = -half; i <= half; i++) {
                final double w = taper(i * step - cx, j * step - cy, radius, step);
                grid[j + half][i + half] *= w;
                kept += grid[j + half][i + half];
            }
        }
        final double norm = 1 / (kept * step * step);
        for (final double[] row : grid) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= norm;
            }
        }
        return new ProbeProfile(radius, step, grid, new double[] {cx, cy}, kept / total);
    }

    private static double taper(
            final double x, final double y, final double radius, final double step) {
        return Math.max(0, Math.min(1, (radius - Math.sqrt(x * x + y * y)) / step));
    }

    private static double sum(final double[][] grid) {
        double sum = 0;
        for (final double[] row : grid) {
            for (final double v : row) {
                sum += v;
            }
        }
        return sum;
    }

    /**
     * @return radius in Å beyond which the profile is 0
     */
    public double radiusA() {
        return m_radius;
    }

    /**
     * @return steps of the table from the centre to the radius
     */
    public int stepsOverRadius() {
        return m_half - 1;
    }

    /**
     * @return share of the tabulated square's intensity that lies within the radius
     */
    public double keptShare() {
        return m_kept;
    }

    /**
     * Interpolates bilinearly.
     *
     * @param dx distance from the centroid along x in Å
     * @param dy distance from the centroid along y in Å
     * @return intensity in 1/Å²; 0 outside of the radius
     */
    public double intensity(final double dx, final double dy) {
        final double u = (dx + m_centroidX) / m_step + m_half;
        final double v = (dy + m_centroidY) / m_step + m_half;
        final int n = 2 * m_half + 1;
        if (!(u >= 0 && v >= 0 && u < n - 1 && v < n - 1)) {
            return 0;
        }
        final int i = (int) u;
        final int j = (int) v;
        final double fu = u - i;
        final double fv = v - j;
        final int at = j * n + i;
        return (1 - fv) * ((1 - fu) * m_table[at] + fu * m_table[at + 1])
                + fv * ((1 - fu) * m_table[at + n] + fu * m_table[at + n + 1]);
    }

    /**
     * Adds the profile, sampled along a line at equal steps, to a row of pixels: what {@link
     * #intensity} gives, without asking for each pixel anew where the line is.
     *
     * @param dx distance from the centroid along x at the first pixel in Å
     * @param dy distance from the centroid along y at the first pixel in Å
     * @param stepX change of the distance along x from pixel to pixel in Å
     * @param stepY change of the distance along y from pixel to pixel in Å
     * @param weight factor
     * @param target receives the sum
     * @param from first pixel
     * @param to one past the last pixel
     */
    public void addLine(
            final double dx,
            final double dy,
            final double stepX,
            final double stepY,
            final double weight,
            final double[] target,
            final int from,
            final int to) {
        final int n = 2 * m_half + 1;
        final double u0 = (dx + m_centroidX) / m_step + m_half;
        final double v0 = (dy + m_centroidY) / m_step + m_half;
        final double du = stepX / m_step;
        final double dv = stepY / m_step;
        for (int p = from; p < to; p++) {
            final double u = u0 + (p - from) * du;
            final double v = v0 + (p - from) * dv;
            if (!(u >= 0 && v >= 0 && u < n - 1 && v < n - 1)) {
                continue;
            }
            final int i = (int) u;
            final int j = (int) v;
            final double fu = u - i;
            final double fv = v - j;
            final int at = j * n + i;
            target[p] +=
                    weight
                            * ((1 - fv) * ((1 - fu) * m_table[at] + fu * m_table[at + 1])
                                    + fv * ((1 - fu) * m_table[at + n] + fu * m_table[at + n + 1]));
        }
    }

    /**
     * @return ∫P² over the area in 1/Å²: inverse of the area that the probe averages over
     */
    public double squareIntegral() {
        double sum = 0;
        for (final float v : m_table) {
            sum += (double) v * v;
        }
        return sum * m_step * m_step;
    }

    /**
     * @return standard deviation in Å along x, from all of the cut profile
     */
    public double rmsA() {
        double s = 0;
        double sum = 0;
        final int n = 2 * m_half + 1;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                final double x = (i - m_half) * m_step - m_centroidX;
                s += m_table[j * n + i] * x * x;
                sum += m_table[j * n + i];
            }
        }
        return Math.sqrt(s / sum);
    }

    /**
     * @return full width at half maximum in Å: diameter of the circle of the same area as the
     *     places with at least half of the greatest intensity
     */
    public double fwhmA() {
        float max = 0;
        for (final float v : m_table) {
            max = Math.max(max, v);
        }
        double area = 0;
        final int n = 2 * m_half + 1;
        final double fine = m_step / 4;
        for (int j = 0; j < 4 * n; j++) {
            for (int i = 0; i < 4 * n; i++) {
                final double x = (i / 4.0 - m_half) * m_step - m_centroidX;
                final double y = (j / 4.0 - m_half) * m_step - m_centroidY;
                if (intensity(x, y) >= max / 2) {
                    area += fine * fine;
                }
            }
        }
        return 2 * Math.sqrt(area / Math.PI);
    }
}
