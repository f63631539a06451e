package org.zeroloss.eels.background;

import org.zeroloss.eels.zlp.ImageSurvey;
import org.zeroloss.eels.zlp.RowBackground;
import org.zeroloss.signal.Signal;

import java.util.List;

/** Scores one spectrum after the other; buffers for one thread. */
final class RowScorer {

    private final Signal m_image;
    private final ImageSurvey m_survey;
    private final TrueCounts m_truth;
    private final List<EnergyWindow> m_windows;
    private final RowBackground m_background;
    private final float[] m_counts;
    private final float[] m_median;
    private final float[] m_low;
    private final float[] m_high;
    private final double[] m_true;
    private final double[] m_expected;

    RowScorer(
            final Signal image,
            final ImageSurvey survey,
            final TrueCounts truth,
            final List<EnergyWindow> windows,
            final RowBackground background) {
        m_image = image;
        m_survey = survey;
        m_truth = truth;
        m_windows = windows;
        m_background = background;
        final int width = image.width();
        m_counts = new float[width];
        m_median = new float[width];
        m_low = new float[width];
        m_high = new float[width];
        m_true = new double[width];
        m_expected = new double[width];
    }

    /** Scores a row into place {@code spectrum}; returns the time the model took in ns. */
    long score(final int row, final int spectrum, final WindowScores[] scores) {
        m_image.plane().read(row, 0, m_counts.length, m_counts, 0);
        final long start = System.nanoTime();
        final boolean found = m_background.find(row, m_counts, m_median, m_low, m_high);
        final long time = System.nanoTime() - start;
        if (!found) {
            return time;
        }
        m_truth.read(row, m_counts, m_true, m_expected);
        final double first = m_survey.scan().firstEv(row);
        final double step = m_survey.scan().stepEv();
        final double least = 0.5 * m_survey.noise().gain();
        for (int w = 0; w < scores.length; w++) {
            final WindowScores.Sums sums = new WindowScores.Sums();
            for (int i = 0; i < m_counts.length; i++) {
                if (m_windows.get(w).contains(first + i * step)) {
                    sums.add(
                            m_median[i],
                            m_low[i],
                            m_high[i],
                            m_true[i],
                            m_survey.noise().variance(Math.max(least, m_expected[i])),
                            m_truth.measured());
                }
            }
            scores[w].set(spectrum, sums);
        }
        return time;
    }
}
