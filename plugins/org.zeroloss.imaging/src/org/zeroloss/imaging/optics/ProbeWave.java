package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.ImagingException;

import java.util.Arrays;
import java.util.List;

/**
 * The probe's wave on a square grid, by direct Fourier summation over a grid of the aperture, one
 * direction after the other. The aperture is sampled so finely that the sum repeats only beyond
 * twice the grid; its rim is weighted with the share of each cell inside.
 */
final class ProbeWave {

    private static final int RIM = 5;

    private static final int LEAST_CELLS = 40;
    private static final int MOST_CELLS = 600;

    /** Nodes and weights of the 5-point Gauss–Hermite rule for a standard normal variable. */
    private static final double[] NODES = {
        -2.8569700138728056, -1.3556261799742659, 0, 1.3556261799742659, 2.8569700138728056
    };

    private static final double[] WEIGHTS = {
        0.011257411327720687,
        0.22207592200561266,
        0.53333333333333333,
        0.22207592200561266,
        0.011257411327720687
    };

    private final Probe m_probe;
    private final double m_step;
    private final int m_half;
    private final int m_cells;
    private final double m_cell;
    private final double[][] m_cos;
    private final double[][] m_sin;

    /**
     * @param probe the probe
     * @param step grid step in Å
     * @param half steps from the centre to the border
     */
    ProbeWave(final Probe probe, final double step, final int half) {
        m_probe = probe;
        m_step = step;
        m_half = half;
        final double kMax = probe.convergenceMrad() / 1000 / probe.beam().wavelengthA();
        final double width = 2 * half * step + spread();
        final double cells = Math.max(LEAST_CELLS, Math.ceil(kMax * 2 * width));
        if (cells > MOST_CELLS) {
            throw new ImagingException(
                    "Expected aberrations that leave the probe within about "
                            + Math.round(MOST_CELLS / (2 * kMax))
                            + " Å, found a convergence semi-angle of "
                            + probe.convergenceMrad()
                            + " mrad with "
                            + probe.aberrations()
                            + "; choose a smaller angle or smaller aberrations");
        }
        m_cells = (int) cells;
        m_cell = kMax / m_cells;
        m_cos = new double[2 * m_cells][2 * half + 1];
        m_sin = new double[2 * m_cells][2 * half + 1];
    }

    /** How far geometrical optics throws electrons off the axis, in Å, both sides together. */
    private double spread() {
        final double alpha = m_probe.convergenceMrad() / 1000;
        double slope = 3 * m_probe.focalSpreadA() * alpha;
        for (final Aberration a : m_probe.aberrations()) {
            slope += Math.abs(a.sizeA()) * StrictMath.pow(alpha, a.order());
        }
        return 2 * slope;
    }

    /**
     * @return |ψ|² at (2·half + 1)² points, rows along y; not normalised
     */
    double[][] intensity() {
        final int n = 2 * m_half + 1;
        for (int u = 0; u < m_cos.length; u++) {
            for (int i = 0; i < n; i++) {
                final double phase = 2 * Math.PI * k(u) * (i - m_half) * m_step;
                m_cos[u][i] = StrictMath.cos(phase);
                m_sin[u][i] = StrictMath.sin(phase);
            }
        }
        final double[][] sum = new double[n][n];
        if (m_probe.focalSpreadA() == 0) {
            add(0, 1, sum);
        } else {
            for (int i = 0; i < NODES.length; i++) {
                add(NODES[i] * m_probe.focalSpreadA(), WEIGHTS[i], sum);
            }
        }
        return sum;
    }

    private void add(final double defocus, final double weight, final double[][] sum) {
        final int c = 2 * m_cells;
        final int n = 2 * m_half + 1;
        final double[][] re = new double[n][n];
        final double[][] im = new double[n][n];
        final double[] lineRe = new double[n];
        final double[] lineIm = new double[n];
        for (int v = 0; v < c; v++) {
            Arrays.fill(lineRe, 0);
            Arrays.fill(lineIm, 0);
            for (int u = 0; u < c; u++) {
                addCell(k(u), k(v), defocus, m_cos[u], m_sin[u], lineRe, lineIm);
            }
            for (int j = 0; j < n; j++) {
                final double cj = m_cos[v][j];
                final double sj = m_sin[v][j];
                final double[] toRe = re[j];
                final double[] toIm = im[j];
                for (int i = 0; i < n; i++) {
                    toRe[i] += lineRe[i] * cj - lineIm[i] * sj;
                    toIm[i] += lineRe[i] * sj + lineIm[i] * cj;
                }
            }
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                sum[j][i] += weight * (re[j][i] * re[j][i] + im[j][i] * im[j][i]);
            }
        }
    }

    /** Spatial frequency of a cell's centre in 1/Å. */
    private double k(final int cell) {
        return (cell - m_cells + 0.5) * m_cell;
    }

    private void addCell(
            final double kx,
            final double ky,
            final double defocus,
            final double[] cos,
            final double[] sin,
            final double[] re,
            final double[] im) {
        final double inside = inside(kx, ky);
        if (inside == 0) {
            return;
        }
        final double lambda = m_probe.beam().wavelengthA();
        final double theta = lambda * Math.sqrt(kx * kx + ky * ky);
        final double phi = StrictMath.atan2(ky, kx);
        final double chi = 2 * Math.PI / lambda * path(theta, phi, defocus);
        final double a = inside * StrictMath.cos(chi);
        final double b = -inside * StrictMath.sin(chi);
        for (int i = 0; i < re.length; i++) {
            re[i] += a * cos[i] - b * sin[i];
            im[i] += a * sin[i] + b * cos[i];
        }
    }

    private double path(final double theta, final double phi, final double defocus) {
        double path = Aberration.defocus(defocus).path(theta, phi);
        final List<Aberration> all = m_probe.aberrations();
        for (final Aberration a : all) {
            path += a.path(theta, phi);
        }
        return path;
    }

    /** Share of the cell that lies in the aperture. */
    private double inside(final double kx, final double ky) {
        final double kMax = m_cells * m_cell;
        final double r = Math.sqrt(kx * kx + ky * ky);
        if (r < kMax - m_cell) {
            return 1;
        }
        if (r > kMax + m_cell) {
            return 0;
        }
        int hits = 0;
        for (int j = 0; j < RIM; j++) {
            for (int i = 0; i < RIM; i++) {
                final double x = kx + ((i + 0.5) / RIM - 0.5) * m_cell;
                final double y = ky + ((j + 0.5) / RIM - 0.5) * m_cell;
                hits += x * x + y * y <= kMax * kMax ? 1 : 0;
            }
        }
        return (double) hits / (RIM * RIM);
    }
}
