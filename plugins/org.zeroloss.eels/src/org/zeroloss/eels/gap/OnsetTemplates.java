package org.zeroloss.eels.gap;

import org.zeroloss.eels.numeric.Check;

import java.util.Arrays;

/**
 * The onset (E−E_g)^b as a detector sees it, tabulated over u = E − E_g for a set of exponents b:
 * averaged over a channel and convolved with the normalised zero-loss peak. The amplitude is linear
 * and left to the fit. Immutable.
 */
final class OnsetTemplates {

    private static final int PER_CHANNEL = 4;

    private final double[] m_exponents;
    private final double m_first;
    private final double m_step;
    private final double[][] m_tables;

    /**
     * @param exponents exponents b, ascending
     * @param channelEv channel width in eV
     * @param kernel zero-loss peak on a grid of one channel's width, any scale; {@code {1}} for no
     *     broadening
     * @param kernelZero index of 0 eV in it
     * @param lowEv smallest u needed in eV
     * @param highEv largest u needed in eV
     */
    OnsetTemplates(
            final double[] exponents,
            final double channelEv,
            final double[] kernel,
            final int kernelZero,
            final double lowEv,
            final double highEv) {
        Check.ascending(lowEv, highEv, "range of E − E_g in eV");
        m_exponents = exponents.clone();
        m_step = channelEv / PER_CHANNEL;
        m_first = lowEv - channelEv;
        final int n = (int) Math.ceil((highEv - lowEv + 2 * channelEv) / m_step) + 2;
        double sum = 0;
        for (final double k : kernel) {
            sum += k;
        }
        m_tables = new double[exponents.length][n];
        final int before = PER_CHANNEL * (kernel.length - 1 - kernelZero);
        final double[] power = new double[n + PER_CHANNEL * (kernel.length - 1)];
        for (int b = 0; b < exponents.length; b++) {
            for (int i = 0; i < power.length; i++) {
                final double u = m_first + (i - before) * m_step;
                power[i] = u > -channelEv / 2 ? average(u, exponents[b], channelEv) : 0;
            }
            for (int i = 0; i < n; i++) {
                double t = 0;
                for (int k = 0; k < kernel.length; k++) {
                    t += kernel[k] * power[i + before - PER_CHANNEL * (k - kernelZero)];
                }
                m_tables[b][i] = t / sum;
            }
        }
    }

    /** Mean of u₊^b over a channel centred at v. */
    private static double average(final double v, final double b, final double channel) {
        final double high = StrictMath.pow(v + channel / 2, b + 1);
        final double low = v > channel / 2 ? StrictMath.pow(v - channel / 2, b + 1) : 0;
        return (high - low) / ((b + 1) * channel);
    }

    /**
     * @return number of exponents
     */
    int size() {
        return m_exponents.length;
    }

    /**
     * @param index which exponent
     * @return its value
     */
    double exponent(final int index) {
        return m_exponents[index];
    }

    /**
     * Fills a template on channels: linear interpolation in the table, whose steps are a fraction
     * of a channel, so that all channels lie equally far behind a point of it.
     *
     * @param index which exponent
     * @param firstU E − E_g of the first channel in eV
     * @param count number of channels
     * @param out receives the template
     * @param at index of the first in {@code out}
     */
    void fill(
            final int index,
            final double firstU,
            final int count,
            final double[] out,
            final int at) {
        final double[] table = m_tables[index];
        final double position = (firstU - m_first) / m_step;
        final int below =
                (int) Math.max(0, Math.min(count, Math.floor(-position / PER_CHANNEL) + 1));
        Arrays.fill(out, at, at + below, table[0]);
        final int start = (int) Math.floor(position);
        final double f = position - start;
        final int last = table.length - 2;
        final int inside =
                Math.max(below, Math.min(count, Math.floorDiv(last - start, PER_CHANNEL) + 1));
        int j = start + PER_CHANNEL * below;
        for (int i = below; i < inside; i++) {
            out[at + i] = table[j] + f * (table[j + 1] - table[j]);
            j += PER_CHANNEL;
        }
        for (int i = inside; i < count; i++) {
            final double beyond = position + PER_CHANNEL * (double) i - last;
            out[at + i] = table[last] + beyond * (table[last + 1] - table[last]);
        }
    }
}
