package org.zeroloss.imaging.defects;

/**
 * A random field on a window of pixels with the covariance exp(−r²/4σ²), as a sum of Gaussian bumps
 * on a coarse grid with independent standard normal weights: what the simulator smooths from white
 * noise, with fewer unknowns than pixels. Bumps are products of those along both axes, which is
 * what makes all sums over them cheap.
 */
final class GrainModes {

    /** Distance of two bumps in σ: the covariance is then right to 0.01. */
    private static final double SPACING = 1.3;

    /** How far the bumps' grid reaches beyond the window, in σ. */
    private static final double MARGIN = 1.5;

    private final double[][] m_across;
    private final double[][] m_along;

    /**
     * @param height lines of the window
     * @param width pixels of a line
     * @param sigma of the grain in pixels, above 0
     */
    GrainModes(final int height, final int width, final double sigma) {
        m_across = bumps(height, sigma);
        m_along = bumps(width, sigma);
    }

    /** Bumps by place, with squares that sum to 1 there. */
    private static double[][] bumps(final int pixels, final double sigma) {
        final double length = pixels - 1 + 2 * MARGIN * sigma;
        final int steps = (int) Math.ceil(length / (SPACING * sigma));
        final double[][] bumps = new double[pixels][steps + 1];
        for (int i = 0; i < pixels; i++) {
            double square = 0;
            for (int a = 0; a <= steps; a++) {
                final double d = (i + MARGIN * sigma - a * length / steps) / sigma;
                bumps[i][a] = Math.exp(-0.5 * d * d);
                square += bumps[i][a] * bumps[i][a];
            }
            for (int a = 0; a <= steps; a++) {
                bumps[i][a] /= Math.sqrt(square);
            }
        }
        return bumps;
    }

    /**
     * @return number of bumps
     */
    int count() {
        return m_across[0].length * m_along[0].length;
    }

    /**
     * @param weights of the bumps
     * @return the field, line by line
     */
    double[] field(final double[] weights) {
        final int n = m_along[0].length;
        final double[] field = new double[m_across.length * m_along.length];
        final double[] line = new double[n];
        for (int j = 0; j < m_across.length; j++) {
            for (int a = 0; a < n; a++) {
                line[a] = 0;
                for (int b = 0; b < m_across[j].length; b++) {
                    line[a] += m_across[j][b] * weights[b * n + a];
                }
            }
            for (int i = 0; i < m_along.length; i++) {
                double sum = 0;
                for (int a = 0; a < n; a++) {
                    sum += line[a] * m_along[i][a];
                }
                field[j * m_along.length + i] = sum;
            }
        }
        return field;
    }

    /**
     * @param values of pixels, line by line
     * @return their sum over each bump
     */
    double[] sums(final double[] values) {
        final int n = m_along[0].length;
        final double[] sums = new double[count()];
        for (int j = 0; j < m_across.length; j++) {
            for (int a = 0; a < n; a++) {
                double sum = 0;
                for (int i = 0; i < m_along.length; i++) {
                    sum += values[j * m_along.length + i] * m_along[i][a];
                }
                for (int b = 0; b < m_across[j].length; b++) {
                    sums[b * n + a] += m_across[j][b] * sum;
                }
            }
        }
        return sums;
    }

    /**
     * @param values of pixels, line by line
     * @return their sum over the product of each two bumps: rows of the lower triangle
     */
    double[][] products(final double[] values) {
        final int n = m_along[0].length;
        final double[][] sums = new double[count()][];
        for (int p = 0; p < sums.length; p++) {
            sums[p] = new double[p + 1];
        }
        final double[][] line = new double[n][n];
        for (int j = 0; j < m_across.length; j++) {
            alongLine(values, j, line);
            for (int b = 0; b < m_across[j].length; b++) {
                for (int d = 0; d <= b; d++) {
                    final double weight = m_across[j][b] * m_across[j][d];
                    for (int a = 0; a < n; a++) {
                        final double[] row = sums[b * n + a];
                        final int end = d == b ? a + 1 : n;
                        for (int c = 0; c < end; c++) {
                            row[d * n + c] += weight * line[a][c];
                        }
                    }
                }
            }
        }
        return sums;
    }

    private void alongLine(final double[] values, final int j, final double[][] line) {
        for (int a = 0; a < line.length; a++) {
            for (int c = 0; c <= a; c++) {
                double sum = 0;
                for (int i = 0; i < m_along.length; i++) {
                    sum += values[j * m_along.length + i] * m_along[i][a] * m_along[i][c];
                }
                line[a][c] = sum;
                line[c][a] = sum;
            }
        }
    }
}
