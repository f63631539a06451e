package org.zeroloss.eels.numeric;

/**
 * Cubic P-splines (Eilers and Marx, Statist. Sci. 11 (1996) 89): B-splines on equidistant knots,
 * fitted by weighted least squares with a penalty λ on second differences of their coefficients.
 * Far from data the penalty makes the curve a straight line.
 */
public final class PenalizedSpline {

    private static final double[] DIFFERENCE = {1, -2, 1};

    /** Decades of λ tried, and steps in each. */
    private static final int LOWEST = -3;

    private static final int HIGHEST = 8;
    private static final int STEPS = 3;

    /** Half decades of ρ tried. */
    private static final int RATIOS = 10;

    /** Diagonals on each side of the matrix: four cubic B-splines overlap. */
    private static final int BAND = 3;

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
     * @param lambda strength of the penalty on each of the {@link #size()} − 2 second differences,
     *     above 0
     * @return coefficients
     */
    public double[] fit(
            final double[] x, final double[] y, final double[] weights, final double[] lambda) {
        final double[][] factor = cholesky(matrix(x, weights, lambda));
        return solve(factor, right(x, y, weights));
    }

    /**
     * A draw from the posterior of the curve whose prior is the penalty: second differences of the
     * coefficients ~ N(0, 1/λ) (Wahba, J. R. Statist. Soc. B 45 (1983) 133). Its covariance (BᵀWB +
     * DᵀΛD)⁻¹ holds the smoothing bias beside the noise, so that bands cover on average along the
     * curve (Nychka, J. Am. Stat. Assoc. 83 (1988) 1134). Drawn by perturbing the data, which the
     * caller has done with their own covariance, and here the penalty.
     *
     * @param x abscissae
     * @param y ordinates with a draw of their noise
     * @param weights 1/variance of each ordinate
     * @param lambda strength of the penalty on each second difference, above 0
     * @param normal a standard normal number for each second difference
     * @return coefficients
     */
    public double[] draw(
            final double[] x,
            final double[] y,
            final double[] weights,
            final double[] lambda,
            final double[] normal) {
        final double[][] factor = cholesky(matrix(x, weights, lambda));
        final double[] right = right(x, y, weights);
        for (int i = 0; i < m_size - 2; i++) {
            for (int j = 0; j < 3; j++) {
                right[i + j] += Math.sqrt(lambda[i]) * DIFFERENCE[j] * normal[i];
            }
        }
        return solve(factor, right);
    }

    /**
     * Chooses the penalty by the marginal (restricted) likelihood of the ordinates, their variances
     * being known (Wahba, Ann. Statist. 13 (1985) 1378; Wood, J. R. Statist. Soc. B 73 (2011) 3).
     * Where a curve bends much more in one part than in another, one λ for all of it is too weak
     * for the straight part; here λ is λ₀ · ρ^p with a given profile p along the curve and both λ₀
     * and ρ ≥ 1 from the data (adaptive penalties: Ruppert and Carroll, Aust. N. Z. J. Stat. 42
     * (2000) 205).
     *
     * @param x abscissae
     * @param y ordinates
     * @param weights 1/variance of each ordinate
     * @param profile p of each second difference, 0 … 1
     * @return the most likely λ of each second difference, on grids of three λ₀ a decade and one ρ
     *     per half decade
     */
    public double[] lambda(
            final double[] x, final double[] y, final double[] weights, final double[] profile) {
        double[] best = null;
        double bestScore = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= RATIOS; k++) {
            for (int i = STEPS * LOWEST; i <= STEPS * HIGHEST; i++) {
                final double[] lambda = new double[m_size - 2];
                for (int j = 0; j < lambda.length; j++) {
                    lambda[j] = StrictMath.pow(10, (double) i / STEPS + 0.5 * k * profile[j]);
                }
                final double score = score(x, y, weights, lambda);
                if (score < bestScore) {
                    bestScore = score;
                    best = lambda;
                }
            }
        }
        return best;
    }

    /**
     * @param i which second difference of the coefficients, 0 … {@link #size()} − 3
     * @return the abscissa it belongs to
     */
    public double abscissa(final int i) {
        return m_low + i * m_step;
    }

    /** −2 ln of the marginal likelihood, without what does not depend on λ. */
    private double score(
            final double[] x, final double[] y, final double[] weights, final double[] lambda) {
        final double[][] factor = cholesky(matrix(x, weights, lambda));
        final double[] c = solve(factor, right(x, y, weights));
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            final double d = y[i] - value(c, x[i]);
            sum += weights[i] * d * d;
        }
        for (int i = 0; i < m_size - 2; i++) {
            final double d = c[i] - 2 * c[i + 1] + c[i + 2];
            sum += lambda[i] * d * d - StrictMath.log(lambda[i]);
        }
        for (int i = 0; i < m_size; i++) {
            sum += 2 * StrictMath.log(factor[i][i]);
        }
        return sum;
    }

    private double[][] matrix(final double[] x, final double[] weights, final double[] lambda) {
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
        for (int i = 0; i < m_size - 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    m[i + j][i + k] += lambda[i] * DIFFERENCE[j] * DIFFERENCE[k];
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

    /** Cholesky factor of a matrix with three diagonals on each side. */
    private static double[][] cholesky(final double[][] m) {
        final int n = m.length;
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale = Math.max(scale, m[i][i]);
        }
        final double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            final int from = Math.max(0, i - BAND);
            for (int j = from; j <= i; j++) {
                double s = m[i][j];
                for (int k = from; k < j; k++) {
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
            for (int k = Math.max(0, i - BAND); k < i; k++) {
                v[i] -= l[i][k] * v[k];
            }
            v[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k <= Math.min(n - 1, i + BAND); k++) {
                v[i] -= l[k][i] * v[k];
            }
            v[i] /= l[i][i];
        }
        return v;
    }
}
