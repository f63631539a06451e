package org.zeroloss.eels.zlp;

import java.util.Arrays;

/** A {@link Matching} over the channels of whole spectra. Immutable and thread-safe. */
final class MatchedChannels {

    private final Matching m_matching;
    private final double m_stepEv;
    private final double m_middleEv;
    private final double m_scaleEv;

    /** exp(−k·step/d): from one channel of the blend to the next the odds change by a factor. */
    private final double[] m_powers;

    /**
     * @param matching where the peak is the spectrum and where the model
     * @param stepEv width of a channel in eV
     */
    MatchedChannels(final Matching matching, final double stepEv) {
        m_matching = matching;
        m_stepEv = stepEv;
        m_middleEv = (matching.matchedFromEv() + matching.modelFromEv()) / 2;
        m_scaleEv = matching.blendEv();
        final double width = matching.modelFromEv() - matching.matchedFromEv();
        m_powers = new double[(int) Math.ceil(width / stepEv) + 2];
        for (int k = 0; k < m_powers.length; k++) {
            m_powers[k] = StrictMath.exp(-k * stepEv / m_scaleEv);
        }
    }

    /** First channel whose energy exceeds {@code ev}; {@code n} if none. */
    static int above(final double ev, final double firstEv, final double stepEv, final int n) {
        int i = near(ev, firstEv, stepEv, n);
        while (i > 0 && firstEv + (i - 1) * stepEv > ev) {
            i--;
        }
        while (i < n && !(firstEv + i * stepEv > ev)) {
            i++;
        }
        return i;
    }

    /** First channel whose energy is not below {@code ev}; {@code n} if none. */
    static int from(final double ev, final double firstEv, final double stepEv, final int n) {
        int i = near(ev, firstEv, stepEv, n);
        while (i > 0 && firstEv + (i - 1) * stepEv >= ev) {
            i--;
        }
        while (i < n && !(firstEv + i * stepEv >= ev)) {
            i++;
        }
        return i;
    }

    private static int near(
            final double ev, final double firstEv, final double stepEv, final int n) {
        return (int) Math.max(0, Math.min(n, (ev - firstEv) / stepEv));
    }

    /**
     * Turns to a spectrum.
     *
     * @param firstEv energy of its channel 0 in eV
     * @param n number of its channels
     * @param weights receives where the model holds and how much
     */
    void turnTo(final double firstEv, final int n, final Weights weights) {
        final double dE0 = m_matching.matchedFromEv();
        final double dE1 = m_matching.modelFromEv();
        final int blank = above(m_matching.blankFromEv(), firstEv, m_stepEv, n);
        weights.m_blank = blank;
        weights.m_gainBlend = Math.min(blank, above(-dE1, firstEv, m_stepEv, n));
        weights.m_data = Math.min(blank, above(-dE0, firstEv, m_stepEv, n));
        weights.m_lossBlend = Math.min(blank, from(dE0, firstEv, m_stepEv, n));
        weights.m_model = Math.min(blank, from(dE1, firstEv, m_stepEv, n));
        final int last = weights.m_data - 1;
        if (last >= weights.m_gainBlend) {
            final double odds = odds(-(firstEv + last * m_stepEv));
            for (int i = weights.m_gainBlend; i <= last; i++) {
                weights.m_weight[i] = (float) (1 / (1 + odds * m_powers[last - i]));
            }
        }
        if (weights.m_model > weights.m_lossBlend) {
            final double odds = odds(firstEv + weights.m_lossBlend * m_stepEv);
            for (int i = weights.m_lossBlend; i < weights.m_model; i++) {
                weights.m_weight[i] = (float) (1 / (1 + odds * m_powers[i - weights.m_lossBlend]));
            }
        }
    }

    private double odds(final double ev) {
        return StrictMath.exp(-(ev - m_middleEv) / m_scaleEv);
    }

    /** Where in a spectrum the model holds; filled anew for each spectrum. */
    static final class Weights {

        private final float[] m_weight;
        private int m_gainBlend;
        private int m_data;
        private int m_lossBlend;
        private int m_model;
        private int m_blank;

        /**
         * @param channels channels of the spectra
         */
        Weights(final int channels) {
            m_weight = new float[channels];
        }

        /**
         * Matches one quantile of the peak to the spectrum.
         *
         * @param reader table, turned to the spectrum
         * @param quantile which quantile of it
         * @param counts the spectrum
         * @param out receives the matched peak
         */
        void match(
                final QuantileTable.Reader reader,
                final int quantile,
                final float[] counts,
                final float[] out) {
            reader.read(quantile, 0, m_data, out);
            blend(counts, out, m_gainBlend, m_data);
            System.arraycopy(counts, m_data, out, m_data, m_lossBlend - m_data);
            reader.read(quantile, m_lossBlend, m_blank, out);
            blend(counts, out, m_lossBlend, m_model);
            Arrays.fill(out, m_blank, counts.length, 0);
        }

        private void blend(final float[] counts, final float[] out, final int from, final int to) {
            final float[] weight = m_weight;
            for (int i = from; i < to; i++) {
                out[i] = weight[i] * out[i] + (1 - weight[i]) * counts[i];
            }
        }
    }
}
