package org.zeroloss.eels.numeric;

import java.util.Arrays;

/**
 * Cubic spline through points, with slope 0 at the first point and curvature 0 at the last; beyond
 * the ends it goes on as a straight line (de Boor, A Practical Guide to Splines, chapter IV).
 */
public final class ClampedSpline {

    private final double[] m_x;
    private final double[] m_y;
    private final double[] m_curvature;

    /**
     * @param x strictly ascending abscissae, at least 2
     * @param y ordinates
     */
    public ClampedSpline(final double[] x, final double[] y) {
        m_x = x.clone();
        m_y = y.clone();
        final int n = x.length;
        m_curvature = new double[n];
        final double[] upper = new double[n];
        final double h0 = x[1] - x[0];
        upper[0] = 0.5;
        m_curvature[0] = 3 / h0 * ((y[1] - y[0]) / h0);
        for (int i = 1; i < n - 1; i++) {
            final double sig = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
            final double p = sig * -upper[i - 1] + 2;
            upper[i] = (1 - sig) / p;
            final double d =
                    (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
            m_curvature[i] = (6 * d / (x[i + 1] - x[i - 1]) - sig * m_curvature[i - 1]) / p;
        }
        m_curvature[n - 1] = 0;
        for (int i = n - 2; i >= 0; i--) {
            m_curvature[i] -= upper[i] * m_curvature[i + 1];
        }
    }

    /**
     * @param at abscissa
     * @return value of the spline there
     */
    public double value(final double at) {
        final int n = m_x.length;
        if (at <= m_x[0]) {
            return m_y[0];
        }
        if (at >= m_x[n - 1]) {
            final double h = m_x[n - 1] - m_x[n - 2];
            final double slope = (m_y[n - 1] - m_y[n - 2]) / h + h * m_curvature[n - 2] / 6;
            return m_y[n - 1] + slope * (at - m_x[n - 1]);
        }
        int i = Arrays.binarySearch(m_x, at);
        i = i >= 0 ? i : -i - 2;
        final double h = m_x[i + 1] - m_x[i];
        final double a = (m_x[i + 1] - at) / h;
        final double b = (at - m_x[i]) / h;
        return a * m_y[i]
                + b * m_y[i + 1]
                + ((a * a * a - a) * m_curvature[i] + (b * b * b - b) * m_curvature[i + 1])
                        * h
                        * h
                        / 6;
    }
}
