package org.zeroloss.eels.background;

import org.zeroloss.eels.SpectrumNoise;

import java.util.Arrays;

/**
 * Fits a formula to counts by Fisher scoring of the quasi-likelihood with the variance of {@link
 * SpectrumNoise} at the formula's own value plus a relative error (McCullagh and Nelder,
 * Generalized Linear Models, 1989, ch. 9): weights that follow the data would bias few counts
 * downwards. Steps are damped as in Levenberg–Marquardt (Marquardt, J. SIAM 11 (1963) 431). One
 * object serves one thread.
 */
final class CurveFit {

    private static final int MOST_STEPS = 30;
    private static final double CLOSE = 1e-4;
    private static final double MOST_DAMPING = 1e10;

    private final Formula m_formula;
    private final SpectrumNoise m_noise;
    private final double m_relative2;
    private final int m_size;
    private final double[][] m_matrix;
    private final double[][] m_factor;
    private final double[] m_right;
    private final double[] m_step;
    private final double[] m_gradient;
    private final double[] m_trial;
    private final double[][] m_covariance;
    private final double[] m_theta;
    private double[] m_model = new double[0];
    private double[] m_trialModel = new double[0];
    private double[][] m_gradients = new double[0][];
    private Formula.Curve m_curve;
    private double m_chi2;

    CurveFit(final Formula formula, final SpectrumNoise noise, final double relativeError) {
        m_formula = formula;
        m_noise = noise;
        m_relative2 = relativeError * relativeError;
        m_size = formula.size();
        m_matrix = new double[m_size][m_size];
        m_factor = new double[m_size][m_size];
        m_covariance = new double[m_size][m_size];
        m_right = new double[m_size];
        m_step = new double[m_size];
        m_gradient = new double[m_size];
        m_trial = new double[m_size];
        m_theta = new double[m_size];
    }

    private double variance(final double model) {
        return m_noise.variance(Math.max(model, 0.5 * m_noise.gain()))
                + m_relative2 * model * model;
    }

    /**
     * @param energyEv energies of the data in its first places
     * @param counts data
     * @param n how many data
     * @param start parameters to start at
     * @return whether it converged to finite parameters with a finite covariance
     */
    boolean fit(final double[] energyEv, final double[] counts, final int n, final double[] start) {
        reserve(n);
        System.arraycopy(start, 0, m_theta, 0, m_size);
        m_formula.restrict(m_theta);
        double damping = 1e-3;
        boolean close = false;
        evaluate(m_theta, energyEv, n, m_model, true);
        for (int step = 0; step < MOST_STEPS && !close; step++) {
            final double sum = normal(counts, n);
            if (!Double.isFinite(sum)) {
                return false;
            }
            boolean better = false;
            while (!better && damping < MOST_DAMPING) {
                if (factor(damping)) {
                    solve(m_right, m_step);
                    for (int k = 0; k < m_size; k++) {
                        m_trial[k] = m_theta[k] + m_step[k];
                    }
                    m_formula.restrict(m_trial);
                    evaluate(m_trial, energyEv, n, m_trialModel, false);
                    better = misfit(counts, n) <= sum * (1 + 1e-12);
                }
                damping = better ? Math.max(1e-9, damping / 10) : damping * 10;
            }
            if (!better) {
                break;
            }
            close = moved() < CLOSE * Math.max(1, sum / Math.max(1, n - m_size));
            System.arraycopy(m_trial, 0, m_theta, 0, m_size);
            evaluate(m_theta, energyEv, n, m_model, true);
        }
        m_chi2 = normal(counts, n);
        m_curve = m_formula.at(m_theta);
        return Double.isFinite(m_chi2) && covariance(Math.max(1, n - m_size));
    }

    private void reserve(final int n) {
        if (m_model.length < n) {
            m_model = new double[n];
            m_trialModel = new double[n];
            m_gradients = new double[n][m_size];
        }
    }

    private void evaluate(
            final double[] theta,
            final double[] energyEv,
            final int n,
            final double[] model,
            final boolean gradients) {
        final Formula.Curve curve = m_formula.at(theta);
        for (int i = 0; i < n; i++) {
            model[i] = curve.value(energyEv[i], gradients ? m_gradients[i] : m_gradient);
        }
    }

    /** Fills the Fisher matrix and the score at the present model; returns its χ². */
    private double normal(final double[] counts, final int n) {
        for (int j = 0; j < m_size; j++) {
            m_right[j] = 0;
            Arrays.fill(m_matrix[j], 0);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            final double w = 1 / variance(m_model[i]);
            final double r = counts[i] - m_model[i];
            final double[] g = m_gradients[i];
            sum += w * r * r;
            for (int j = 0; j < m_size; j++) {
                final double wg = w * g[j];
                m_right[j] += wg * r;
                for (int k = 0; k <= j; k++) {
                    m_matrix[j][k] += wg * g[k];
                }
            }
        }
        return sum;
    }

    /** χ² of the trial with the weights of the present model. */
    private double misfit(final double[] counts, final int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            final double w = 1 / variance(m_model[i]);
            final double r = counts[i] - m_trialModel[i];
            sum += w * r * r;
        }
        return sum;
    }

    /** Length of the step in standard errors, squared. */
    private double moved() {
        double sum = 0;
        for (int j = 0; j < m_size; j++) {
            final double d = m_trial[j] - m_theta[j];
            sum += m_matrix[j][j] * d * d;
            for (int k = 0; k < j; k++) {
                sum += 2 * m_matrix[j][k] * d * (m_trial[k] - m_theta[k]);
            }
        }
        return sum;
    }

    private boolean factor(final double damping) {
        for (int j = 0; j < m_size; j++) {
            for (int k = 0; k <= j; k++) {
                double v = m_matrix[j][k];
                if (j == k) {
                    v += damping * v + Double.MIN_NORMAL;
                }
                for (int l = 0; l < k; l++) {
                    v -= m_factor[j][l] * m_factor[k][l];
                }
                if (j == k) {
                    if (!(v > 1e-14 * m_matrix[j][j])) {
                        return false;
                    }
                    m_factor[j][j] = Math.sqrt(v);
                } else {
                    m_factor[j][k] = v / m_factor[k][k];
                }
            }
        }
        return true;
    }

    private void solve(final double[] right, final double[] out) {
        for (int j = 0; j < m_size; j++) {
            double v = right[j];
            for (int k = 0; k < j; k++) {
                v -= m_factor[j][k] * out[k];
            }
            out[j] = v / m_factor[j][j];
        }
        for (int j = m_size - 1; j >= 0; j--) {
            double v = out[j];
            for (int k = j + 1; k < m_size; k++) {
                v -= m_factor[k][j] * out[k];
            }
            out[j] = v / m_factor[j][j];
        }
    }

    /**
     * Inverse of the Fisher matrix; a parameter that the data do not determine (at the end of its
     * range, say) is held by a damping of 10⁻⁹.
     */
    private boolean covariance(final int freedom) {
        if (!factor(0) && !factor(1e-9)) {
            return false;
        }
        final double factor = m_noise.variancePerSum() * Math.max(1, m_chi2 / freedom);
        for (int k = 0; k < m_size; k++) {
            Arrays.fill(m_right, 0);
            m_right[k] = 1;
            solve(m_right, m_step);
            for (int j = 0; j < m_size; j++) {
                m_covariance[j][k] = factor * m_step[j];
                if (!Double.isFinite(m_covariance[j][k])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The parameters; valid until the next fit. */
    double[] theta() {
        return m_theta;
    }

    /** χ² at the end. */
    double chi2() {
        return m_chi2;
    }

    /** The covariance of the parameters; valid until the next fit. */
    double[][] covariance() {
        return m_covariance;
    }

    /**
     * @param energyEv energy loss in eV
     * @param out receives the intensity and the standard deviation of its logarithm, which may be
     *     infinite
     */
    void predict(final double energyEv, final double[] out) {
        final double m = m_curve.value(energyEv, m_gradient);
        out[0] = m;
        out[1] = 0;
        if (m > 0) {
            for (int j = 0; j < m_size; j++) {
                m_step[j] = m_gradient[j] / m;
            }
            double v = 0;
            for (int j = 0; j < m_size; j++) {
                double row = 0;
                for (int k = 0; k < m_size; k++) {
                    row += m_covariance[j][k] * m_step[k];
                }
                v += row * m_step[j];
            }
            out[1] = Double.isNaN(v) ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, v));
        }
    }
}
