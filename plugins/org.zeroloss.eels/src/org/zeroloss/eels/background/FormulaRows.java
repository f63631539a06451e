package org.zeroloss.eels.background;

import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.RowBackground;

import java.util.concurrent.atomic.LongAdder;

/**
 * Fits a formula to one spectrum after the other. The band is log-normal: exp(ln m ∓ σ) with σ from
 * the covariance of the parameters. Beyond its window a tail does not rise. Below half the start of
 * a tail's window, and beyond the end of the background, it is 0.
 */
final class FormulaRows implements RowBackground {

    /** A band wider than this factor e⁵ tells nothing, and would overflow. */
    private static final double MOST_SIGMA = 5;

    private final FittedBackground m_model;
    private final ImageScan m_scan;
    private final CurveFit m_fit;
    private final boolean m_tail;
    private final LongAdder m_notFitted;
    private final double[] m_start;
    private final double[] m_energy;
    private final double[] m_counts;
    private final double[] m_predicted = new double[2];

    FormulaRows(
            final FittedBackground model,
            final ImageScan scan,
            final int width,
            final LongAdder notFitted) {
        m_notFitted = notFitted;
        m_model = model;
        m_scan = scan;
        m_tail = model.recipe().family().tail();
        m_fit = new CurveFit(model.formula(), model.noise(), model.recipe().errorFloor());
        m_start = model.start();
        m_energy = new double[width];
        m_counts = new double[width];
    }

    @Override
    public boolean find(
            final long row,
            final float[] counts,
            final float[] median,
            final float[] low,
            final float[] high) {
        final int r = (int) row;
        if (!m_scan.usable(r)) {
            return false;
        }
        final double first = m_scan.firstEv(r);
        final double step = m_scan.stepEv();
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            final double e = first + i * step;
            if (e >= m_model.fitFromEv() && e <= m_model.fitToEv()) {
                m_energy[n] = e;
                m_counts[n++] = counts[i];
            }
        }
        final double[] start = m_start.clone();
        start[0] += m_scan.lnZlp(r);
        if (n <= start.length || !m_fit.fit(m_energy, m_counts, n, start)) {
            m_notFitted.increment();
            return false;
        }
        predict(first, step, median, low, high);
        return true;
    }

    private void predict(
            final double first,
            final double step,
            final float[] median,
            final float[] low,
            final float[] high) {
        final double begin = m_tail ? m_model.fitFromEv() / 2 : Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < median.length; i++) {
            final double e = first + i * step;
            if (e < begin || e > m_model.blankFromEv()) {
                median[i] = 0;
                low[i] = 0;
                high[i] = 0;
                continue;
            }
            m_fit.predict(e, m_predicted);
            double m = m_predicted[0];
            if (m_tail && e > m_model.fitToEv()) {
                least = Math.min(least, m);
                m = least;
            }
            final double factor = StrictMath.exp(Math.min(MOST_SIGMA, m_predicted[1]));
            median[i] = (float) Math.min(Float.MAX_VALUE, m);
            low[i] = (float) Math.min(Float.MAX_VALUE, m / factor);
            high[i] = (float) Math.min(Float.MAX_VALUE, m * factor);
        }
    }
}
