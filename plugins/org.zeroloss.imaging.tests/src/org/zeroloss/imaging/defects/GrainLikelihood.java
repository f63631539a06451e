package org.zeroloss.imaging.defects;

/**
 * How likely the counts of a window are for any number of electrons of one column, whatever the
 * grain of the carbon is there: the Poisson likelihood, averaged over the grain by Laplace's
 * approximation (Gaussian around the most probable grain, with Fisher's information). The grain is
 * the simulator's log-normal field. Without carbon the approximation is exact.
 */
final class GrainLikelihood implements SitePixels.Likelihood {

    /** Of the logarithm of the likelihood. */
    private static final double TOLERANCE = 0.005;

    private static final int MOST_STEPS = 30;
    private static final double LEAST_STEP = 1e-3;
    private static final double SUFFICIENT = 1e-4;

    /**
     * What is known of a window's pixels, line by line, in electrons; the detector's variance is in
     * counts and others.
     *
     * @param counts detected
     * @param others expected of everything but the column and the carbon
     * @param share of the column's electrons
     * @param carbon expected of the carbon, averaged over its grain
     * @param spread standard deviation of the logarithm of the grain
     */
    record Window(
            double[] counts, double[] others, double[] share, double[] carbon, double[] spread) {}

    /** A most probable grain, and how likely the counts are for all grains together. */
    private record Fit(double[] weights, double logLikelihood) {}

    private final Window m_window;
    private final GrainModes m_modes;
    private final Fit m_true;

    /**
     * @param window the pixels
     * @param modes of the grain
     * @param electrons of the column that is there, against which ratios are given
     */
    GrainLikelihood(final Window window, final GrainModes modes, final double electrons) {
        m_window = window;
        m_modes = modes;
        m_true = fit(electrons, new double[modes.count()]);
    }

    @Override
    public double ratio(final double electrons) {
        final double log = fit(electrons, m_true.weights()).logLikelihood();
        return Math.exp(Math.min(300, log - m_true.logLikelihood()));
    }

    private Fit fit(final double electrons, final double[] start) {
        State at = new State(electrons, start);
        for (int step = 0; ; step++) {
            final Cholesky information = at.information();
            final double[] gradient = at.gradient();
            final double[] move = information.solve(gradient);
            final double decrement = dot(gradient, move);
            if (decrement < 2 * TOLERANCE || step == MOST_STEPS) {
                return new Fit(
                        at.m_weights,
                        decrement / 2 - at.m_energy - information.logDeterminant() / 2);
            }
            at = lower(at, move, decrement);
        }
    }

    private State lower(final State from, final double[] move, final double decrement) {
        double part = 1;
        State to = from.moved(move, part);
        while (!(to.m_energy <= from.m_energy - SUFFICIENT * part * decrement)
                && part > LEAST_STEP) {
            part /= 2;
            to = from.moved(move, part);
        }
        return to;
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** One grain, and what is expected with it. */
    private final class State {

        private final double m_electrons;
        private final double[] m_weights;
        private final double[] m_expected;
        private final double[] m_grained;

        /** Negative logarithm of the joint probability of counts and grain, but for constants. */
        private final double m_energy;

        State(final double electrons, final double[] weights) {
            m_electrons = electrons;
            m_weights = weights;
            m_grained = m_modes.field(weights);
            m_expected = new double[m_grained.length];
            double energy = dot(weights, weights) / 2;
            for (int p = 0; p < m_expected.length; p++) {
                final double s = m_window.spread()[p];
                m_grained[p] = m_window.carbon()[p] * Math.exp(s * m_grained[p] - s * s / 2);
                m_expected[p] =
                        m_window.others()[p] + electrons * m_window.share()[p] + m_grained[p];
                energy += m_expected[p] - m_window.counts()[p] * Math.log(m_expected[p]);
            }
            m_energy = energy;
        }

        State moved(final double[] move, final double part) {
            final double[] weights = m_weights.clone();
            for (int k = 0; k < weights.length; k++) {
                weights[k] -= part * move[k];
            }
            return new State(m_electrons, weights);
        }

        double[] gradient() {
            final double[] residual = new double[m_expected.length];
            for (int p = 0; p < residual.length; p++) {
                residual[p] =
                        m_window.spread()[p]
                                * m_grained[p]
                                * (1 - m_window.counts()[p] / m_expected[p]);
            }
            final double[] gradient = m_modes.sums(residual);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += m_weights[k];
            }
            return gradient;
        }

        Cholesky information() {
            final double[] each = new double[m_expected.length];
            for (int p = 0; p < each.length; p++) {
                final double slope = m_window.spread()[p] * m_grained[p];
                each[p] = slope * slope / m_expected[p];
            }
            final double[][] sum = m_modes.products(each);
            for (int k = 0; k < sum.length; k++) {
                sum[k][k] += 1;
            }
            return new Cholesky(sum);
        }
    }
}
