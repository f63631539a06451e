package org.zeroloss.eels.gap;

import java.util.Arrays;

/**
 * Weighted least squares of A T_b(E − E_g) to one spectrum in a fixed window. A is linear and
 * eliminated (variable projection, Golub and Pereyra, SIAM J. Numer. Anal. 10 (1973) 413); E_g is
 * searched on a grid over its whole range, so that no local minimum is taken for the global one,
 * and refined by a parabola; b likewise over its nodes. Weights are the caller's and do not change
 * with the data, so a fit of another replica costs one scalar product per node. Not thread-safe.
 */
final class OnsetFit {

    private static final int COARSE = 3;

    private final OnsetTemplates m_templates;
    private final double m_firstEv;
    private final double[] m_weights;
    private final int m_channels;
    private final double m_gridFirst;
    private final double m_gridStep;
    private final int m_gridSize;
    private final double[] m_weighted;
    private final double[] m_norm;
    private final double[] m_score;
    private final double[] m_bestGap;
    private final double[] m_bestScore;

    /**
     * Result of a fit.
     *
     * @param gap E_g in eV
     * @param exponent b
     * @param amplitude A in counts/eV^b
     * @param improvement χ² without onset minus χ² with it
     * @param gapAtLimit whether E_g lies at the end of its range (or there is no onset)
     * @param exponentAtLimit whether b lies at the end of its range
     */
    record Estimate(
            double gap,
            double exponent,
            double amplitude,
            double improvement,
            boolean gapAtLimit,
            boolean exponentAtLimit) {}

    /**
     * @param templates templates for the exponents to try, with the window's channel width
     * @param firstEv energy of the window's first channel in eV
     * @param weights 1/variance of each channel of the window; kept
     * @param gapLowEv smallest gap in eV
     * @param gapHighEv largest gap in eV
     */
    OnsetFit(
            final OnsetTemplates templates,
            final double firstEv,
            final double[] weights,
            final double gapLowEv,
            final double gapHighEv) {
        m_templates = templates;
        m_firstEv = firstEv;
        m_weights = weights;
        m_channels = weights.length;
        m_gridSize = Math.max(5, (int) Math.ceil((gapHighEv - gapLowEv) / 0.025) + 1);
        m_gridStep = (gapHighEv - gapLowEv) / (m_gridSize - 1);
        m_gridFirst = gapLowEv;
        final int nodes = templates.size() * m_gridSize;
        m_weighted = new double[nodes * m_channels];
        m_norm = new double[nodes];
        m_score = new double[m_gridSize];
        m_bestGap = new double[templates.size()];
        m_bestScore = new double[templates.size()];
        Arrays.fill(m_norm, Double.NaN);
    }

    /** Fills the template of a node; most nodes of a range are never asked for. */
    private void fill(final int b, final int g) {
        final int at = (b * m_gridSize + g) * m_channels;
        final double u = m_firstEv - (m_gridFirst + g * m_gridStep);
        m_templates.fill(b, u, m_channels, m_weighted, at);
        double norm = 0;
        for (int i = 0; i < m_channels; i++) {
            final double t = m_weighted[at + i];
            norm += m_weights[i] * t * t;
            m_weighted[at + i] = m_weights[i] * t;
        }
        m_norm[b * m_gridSize + g] = norm;
    }

    /**
     * @param data subtracted spectrum in the window
     * @return the best onset
     */
    Estimate fit(final double[] data) {
        int best = 0;
        boolean edge = false;
        boolean exponentEdge = false;
        for (int b = 0; b < m_templates.size(); b++) {
            final int g = profile(b, data);
            if (b == 0 || m_bestScore[b] > m_bestScore[best]) {
                best = b;
                edge = g <= 0 || g >= m_gridSize - 1;
            }
        }
        if (!(m_bestScore[best] > 0)) {
            return new Estimate(Double.NaN, Double.NaN, 0, 0, true, false);
        }
        double gap = m_bestGap[best];
        double exponent = m_templates.exponent(best);
        double score = m_bestScore[best];
        if (m_templates.size() > 1) {
            if (best == 0 || best == m_templates.size() - 1) {
                exponentEdge = true;
            } else {
                final double s =
                        vertex(m_bestScore[best - 1], m_bestScore[best], m_bestScore[best + 1]);
                score =
                        quadratic(
                                m_bestScore[best - 1], m_bestScore[best], m_bestScore[best + 1], s);
                gap = quadratic(m_bestGap[best - 1], m_bestGap[best], m_bestGap[best + 1], s);
                exponent += s * (m_templates.exponent(best + 1) - m_templates.exponent(best));
            }
        }
        return new Estimate(gap, exponent, amplitude(best, data), score, edge, exponentEdge);
    }

    /**
     * Finds the best gap for one exponent: every third node of the whole range, then the nodes
     * around the best; the score changes on the scale of the zero-loss width, many nodes wide.
     * Returns the index of the best node.
     */
    private int profile(final int b, final double[] data) {
        int coarse = 0;
        for (int g = 0; g < m_gridSize; g++) {
            if (g % COARSE == 0 || g == m_gridSize - 1) {
                m_score[g] = score(b, g, data);
                coarse = m_score[g] > m_score[coarse] ? g : coarse;
            } else {
                m_score[g] = -1;
            }
        }
        int best = coarse;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int g = Math.max(0, best - 1); g <= Math.min(m_gridSize - 1, best + 1); g++) {
                m_score[g] = m_score[g] < 0 ? score(b, g, data) : m_score[g];
                if (m_score[g] > m_score[best]) {
                    best = g;
                    moved = true;
                }
            }
        }
        double at = best;
        double score = m_score[best];
        if (best > 0 && best < m_gridSize - 1) {
            final double s = vertex(m_score[best - 1], m_score[best], m_score[best + 1]);
            score = quadratic(m_score[best - 1], m_score[best], m_score[best + 1], s);
            at += s;
        }
        m_bestGap[b] = m_gridFirst + at * m_gridStep;
        m_bestScore[b] = score;
        return best;
    }

    private double score(final int b, final int g, final double[] data) {
        final int node = b * m_gridSize + g;
        if (Double.isNaN(m_norm[node])) {
            fill(b, g);
        }
        final double q = dot(node, data);
        return q > 0 && m_norm[node] > 0 ? q * q / m_norm[node] : 0;
    }

    private double amplitude(final int b, final double[] data) {
        final double at = (m_bestGap[b] - m_gridFirst) / m_gridStep;
        final int node = b * m_gridSize + (int) Math.rint(at);
        return dot(node, data) / m_norm[node];
    }

    private double dot(final int node, final double[] data) {
        final int at = node * m_channels;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < m_channels - 3; i += 4) {
            s0 += m_weighted[at + i] * data[i];
            s1 += m_weighted[at + i + 1] * data[i + 1];
            s2 += m_weighted[at + i + 2] * data[i + 2];
            s3 += m_weighted[at + i + 3] * data[i + 3];
        }
        for (; i < m_channels; i++) {
            s0 += m_weighted[at + i] * data[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** Where the parabola through (−1, l), (0, c), (1, r) is largest, at most one half away. */
    private static double vertex(final double l, final double c, final double r) {
        final double curvature = l - 2 * c + r;
        if (!(curvature < 0)) {
            return 0;
        }
        return Math.max(-0.5, Math.min(0.5, 0.5 * (l - r) / curvature));
    }

    private static double quadratic(
            final double l, final double c, final double r, final double s) {
        return c + 0.5 * s * (r - l) + 0.5 * s * s * (l - 2 * c + r);
    }

    /**
     * @param estimate result of {@link #fit}
     * @param firstEv energy of the first channel in eV
     * @param count number of channels
     * @return the fitted onset in counts
     */
    double[] model(final Estimate estimate, final double firstEv, final int count) {
        final double[] out = new double[count];
        if (estimate.amplitude() <= 0) {
            return out;
        }
        int b = 0;
        for (int i = 1; i < m_templates.size(); i++) {
            if (Math.abs(m_templates.exponent(i) - estimate.exponent())
                    < Math.abs(m_templates.exponent(b) - estimate.exponent())) {
                b = i;
            }
        }
        m_templates.fill(b, firstEv - m_bestGap[b], count, out, 0);
        for (int i = 0; i < count; i++) {
            out[i] *= estimate.amplitude();
        }
        return out;
    }
}
