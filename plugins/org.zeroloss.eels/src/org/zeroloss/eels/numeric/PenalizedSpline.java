package org.zeroloss.eels.numeric;

/**
 * Cubic P-splines (Eilers and Marx, Statist. Sci. 11 (1996) 89): B-splines on equidistant knots,
 * fitted by weighted least squares with a penalty λ on second differences of their coefficients.
 * Far from data the penalty makes the curve a straight line.
 */
public final class PenalizedSpline {

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e4;

    private final double m_low;
    private final double m_step;
    private final int m_size;

    /**
     * @param low smallest abscissa
     * @param high largest abscissa
     * @param segments number of segments between them, at least 2
     */
    public PenalizedSpline(final double low, final double high, final int segments) {
        Check.ascending(low, high, "range of the spline");
        Check.atLeast(segments, 2, "segments of the spline");
        m_low = low;
        m_step = (high - low) / segments;
        m_size = segments + 3;
    }

    /**
     * @return number of coefficients
     */
    public int size() {
        return m_size;
    }

    /**
     * Value of the curve; beyond the ends it goes on as a straight line.
     *
     * @param coefficients what {@link #fit} gave
     * @param x abscissa
     * @return ordinate
     */
    public double value(final double[] coefficients, final double x) {
        final double position = (x - m_low) / m_step;
        final double end = m_size - 3.0;
        if (position < 0 || position > end) {
            final double at = position < 0 ? 0 : end;
            final double h = 1e-4;
            final double inner = at == 0 ? h : at - h;
            final double slope =
                    (inside(coefficients, at) - inside(coefficients, inner)) / (at - inner);
            return inside(coefficients, at) + slope * (position - at);
        }
        return inside(coefficients, position);
    }

    private double inside(final double[] coefficients, final double position) {
        final double[] b = new double[4];
        final int first = basis(position, b);
        double v = 0;
        for (int k = 0; k < 4; k++) {
            v += b[k] * coefficients[first + k];
        }
        return v;
    }

    /** The four basis functions that are not 0; returns the index of the first. */
    private int basis(final double position, final double[] b) {
        final int segment = Math.max(0, Math.min(m_size - 4, (int) Math.floor(position)));
        final double t = position - segment;
        final double u = 1 - t;
        b[0] = u * u * u / 6;
        b[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
        b[2] = (3 * u * u * u - 6 * u * u + 4) / 6;
        b[3] = t * t * t / 6;
        return segment;
    }

    /**
     * @param x abscissae
     * @param y ordinates
     * @param weights 1/variance of each ordinate
     * @param lambda strength of the penalty, above 0
     * @return coefficients
     */
    public double[] fit(
            final double[] x, final double[] y, final double[] weights, final double lambda) {
        final double[][] factor = cholesky(matrix(x, weights, lambda));
        return solve(factor, right(x, y, weights));
    }

    /**
     * Chooses λ by generalized cross-validation (Craven and Wahba, Numer. Math. 31 (1979) 377).
     *
     * @param x abscissae
     * @param y ordinates
     * @param weights 1/variance of each ordinate
     * @return the λ with the smallest score
     */
    public double lambda(final double[] x, final double[] y, final double[] weights) {
        double best = SMALLEST;
        double bestScore = Double.POSITIVE_INFINITY;
        double meanWeight = 0;
        for (final double w : weights) {
            meanWeight += w / weights.length;
        }
        for (double l = SMALLEST; l <= LARGEST; l *= 10) {
            final double lambda = l * meanWeight;
            final double score = score(x, y, weights, lambda);
            if (score < bestScore) {
                bestScore = score;
                best = lambda;
            }
        }
        return best;
    }

    private double score(
            final double[] x, final double[] y, final double[] weights, final double lambda) {
        final double[][] factor = cholesky(matrix(x, weights, lambda));
        final double[] c = solve(factor, right(x, y, weights));
        double residual = 0;
        double trace = 0;
        final double[] b = new double[4];
        for (int i = 0; i < x.length; i++) {
            final double d = y[i] - value(c, x[i]);
            residual += weights[i] * d * d;
            final double[] column = new double[m_size];
            final int first = basis((x[i] - m_low) / m_step, b);
            System.arraycopy(b, 0, column, first, 4);
            final double[] s = solve(factor, column);
            double hat = 0;
            for (int k = 0; k < 4; k++) {
                hat += b[k] * s[first + k];
            }
            trace += weights[i] * hat;
        }
        final double free = x.length - trace;
        return free <= 1 ? Double.POSITIVE_INFINITY : residual / (free * free);
    }

    private double[][] matrix(final double[] x, final double[] weights, final double lambda) {
        final double[][] m = new double[m_size][m_size];
        final double[] b = new double[4];
        for (int i = 0; i < x.length; i++) {
            final int first = basis((x[i] - m_low) / m_step, b);
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    m[first + j][first + k] += weights[i] * b[j] * b[k];
                }
            }
        }
        final double[] d = {1, -2, 1};
        for (int i = 0; i < m_size - 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    m[i + j][i + k] += lambda * d[j] * d[k];
                }
            }
        }
        return m;
    }

    private double[] right(final double[] x, final double[] y, final double[] weights) {
        final double[] r = new double[m_size];
        final double[] b = new double[4];
        for (int i = 0; i < x.length; i++) {
            final int first = basis((x[i] - m_low) / m_step, b);
            for (int k = 0; k < 4; k++) {
                r[first + k] += weights[i] * b[k] * y[i];
            }
        }
        return r;
    }

    private static double[][] cholesky(final double[][] m) {
        final int n = m.length;
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale = Math.max(scale, m[i][i]);
        }
        final double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double s = m[i][j];
                for (int k = 0; k < j; k++) {
                    s -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(Math.max(s, 1e-14 * scale)) : s / l[j][j];
            }
        }
        return l;
    }

    private static double[] solve(final double[][] l, final double[] right) {
        final int n = right.length;
        final double[] v = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                v[i] -= l[i][k] * v[k];
            }
            v[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                v[i] -= l[k][i] * v[k];
            }
            v[i] /= l[i][i];
        }
        return v;
    }
}
