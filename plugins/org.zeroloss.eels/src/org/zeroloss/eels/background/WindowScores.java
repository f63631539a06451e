package org.zeroloss.eels.background;

import java.util.Arrays;

/** What one model scored in one window, spectrum by spectrum. NaN where it had no background. */
final class WindowScores {

    private static final int BIAS = 0;
    private static final int BIAS_SIGMA = 1;
    private static final int SQUARE = 2;
    private static final int SQUARE_SIGMA = 3;
    private static final int COVERED = 4;
    private static final int CRPS = 5;
    private static final int SIZE = 6;

    private final double[][] m_sums;
    private final double[] m_log;

    WindowScores(final int spectra) {
        m_sums = new double[spectra][];
        m_log = new double[spectra];
        Arrays.fill(m_log, Double.NaN);
    }

    /** Sums over the channels of one spectrum. */
    static final class Sums {
        private final double[] m_sum = new double[SIZE];
        private double m_log;
        private int m_channels;

        /**
         * @param model median of the model in counts
         * @param low its P16
         * @param high its P84
         * @param truth true counts, or measured ones
         * @param variance noise of a channel
         * @param measured whether the truth holds noise
         */
        void add(
                final double model,
                final double low,
                final double high,
                final double truth,
                final double variance,
                final boolean measured) {
            final double sigma = Math.sqrt(variance);
            final double d = model - truth;
            final double below = model - low;
            final double above = high - model;
            final double spread = (high - low) / 2;
            final double total = spread * spread + variance;
            m_sum[BIAS] += d;
            m_sum[BIAS_SIGMA] += d / sigma;
            m_sum[SQUARE] += d * d;
            m_sum[SQUARE_SIGMA] += d * d / variance;
            final double noise = measured ? variance : 0;
            final double reach =
                    d > 0 ? Math.sqrt(below * below + noise) : Math.sqrt(above * above + noise);
            m_sum[COVERED] += Math.abs(d) <= reach ? 1 : 0;
            m_sum[CRPS] += GaussianScore.crps(model, Math.sqrt(spread * spread + noise), truth);
            m_log += GaussianScore.log(model, total, truth, measured ? 0 : variance);
            m_channels++;
        }
    }

    /** Stores the means of a spectrum; safe for different spectra from different threads. */
    void set(final int spectrum, final Sums sums) {
        if (sums.m_channels == 0) {
            return;
        }
        final double[] mean = new double[SIZE];
        for (int k = 0; k < SIZE; k++) {
            mean[k] = sums.m_sum[k] / sums.m_channels;
        }
        m_sums[spectrum] = mean;
        m_log[spectrum] = sums.m_log / sums.m_channels;
    }

    private double mean(final int which) {
        double sum = 0;
        long n = 0;
        for (final double[] s : m_sums) {
            if (s != null) {
                sum += s[which];
                n++;
            }
        }
        return sum / n;
    }

    long spectra() {
        long n = 0;
        for (final double[] s : m_sums) {
            n += s == null ? 0 : 1;
        }
        return n;
    }

    double bias() {
        return mean(BIAS);
    }

    double biasSigma() {
        return mean(BIAS_SIGMA);
    }

    double rms() {
        return Math.sqrt(mean(SQUARE));
    }

    double rmsSigma() {
        return Math.sqrt(mean(SQUARE_SIGMA));
    }

    double coverage() {
        return mean(COVERED);
    }

    double crps() {
        return mean(CRPS);
    }

    double logScore() {
        double sum = 0;
        long n = 0;
        for (final double v : m_log) {
            if (!Double.isNaN(v)) {
                sum += v;
                n++;
            }
        }
        return sum / n;
    }

    /**
     * @param best scores of another model on the same spectra
     * @return mean of its log score minus this one's and the standard error of that, over the
     *     spectra that both have
     */
    double[] behind(final WindowScores best) {
        double sum = 0;
        double square = 0;
        long n = 0;
        for (int i = 0; i < m_log.length; i++) {
            final double d = best.m_log[i] - m_log[i];
            if (!Double.isNaN(d)) {
                sum += d;
                square += d * d;
                n++;
            }
        }
        final double mean = sum / n;
        final double variance = n > 1 ? Math.max(0, square / n - mean * mean) / (n - 1) : 0;
        return new double[] {mean, n > 1 ? Math.sqrt(variance) : Double.NaN};
    }
}
