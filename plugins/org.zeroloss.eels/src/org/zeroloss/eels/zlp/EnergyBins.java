package org.zeroloss.eels.zlp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Energy bins around the energy zero that all spectra share: one channel wide at the peak, wider (5
 * % of the energy) in the tails, so that the samples are spread evenly over what the peak does. A
 * spectrum whose zero lies between two channels is interpolated by cubics through four channels
 * (Lagrange), which keeps the area and does not broaden.
 */
final class EnergyBins {

    private static final double RELATIVE_WIDTH = 0.05;
    private static final double PER_FWHM = 12;

    private final double m_stepEv;
    private final int[] m_from;
    private final int[] m_to;

    private EnergyBins(final double stepEv, final int[] from, final int[] to) {
        m_stepEv = stepEv;
        m_from = from;
        m_to = to;
    }

    /**
     * @param stepEv channel width in eV
     * @param fwhmEv width of the zero-loss peak in eV
     * @param lowest first channel, relative to the energy zero
     * @param highest last channel, relative to the energy zero
     * @return the bins
     */
    static EnergyBins of(
            final double stepEv, final double fwhmEv, final int lowest, final int highest) {
        final List<int[]> bins = new ArrayList<>();
        int i = 0;
        while (i <= highest) {
            final int w = width(i * stepEv, stepEv, fwhmEv);
            if (i + w - 1 <= highest) {
                bins.add(new int[] {i, i + w});
            }
            i += w;
        }
        i = -1;
        while (i >= lowest) {
            final int w = width(-i * stepEv, stepEv, fwhmEv);
            if (i - w + 1 >= lowest) {
                bins.add(0, new int[] {i - w + 1, i + 1});
            }
            i -= w;
        }
        final int[] from = bins.stream().mapToInt(b -> b[0]).toArray();
        final int[] to = bins.stream().mapToInt(b -> b[1]).toArray();
        return new EnergyBins(stepEv, from, to);
    }

    /**
     * @param stepEv channel width in eV
     * @param lowest first channel, relative to the energy zero
     * @param highest last channel, relative to the energy zero
     * @return bins of one channel each
     */
    static EnergyBins channels(final double stepEv, final int lowest, final int highest) {
        final int n = highest - lowest + 1;
        final int[] from = new int[n];
        final int[] to = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = lowest + i;
            to[i] = lowest + i + 1;
        }
        return new EnergyBins(stepEv, from, to);
    }

    private static int width(final double energy, final double step, final double fwhm) {
        final double w = Math.max(RELATIVE_WIDTH * energy, fwhm / PER_FWHM);
        return Math.max(1, (int) Math.round(w / step));
    }

    int size() {
        return m_from.length;
    }

    /** Number of channels in a bin. */
    int channels(final int bin) {
        return m_to[bin] - m_from[bin];
    }

    /** Energy of a bin's centre in eV. */
    double energy(final int bin) {
        return 0.5 * (m_from[bin] + m_to[bin] - 1) * m_stepEv;
    }

    /** Mean of a function of the energy over a bin's channels, as {@link #read} averages counts. */
    double mean(final int bin, final DoubleUnaryOperator function) {
        double sum = 0;
        for (int j = m_from[bin]; j < m_to[bin]; j++) {
            sum += function.applyAsDouble(j * m_stepEv);
        }
        return sum / channels(bin);
    }

    /**
     * @param counts a spectrum
     * @param zeroChannel channel of its energy zero, with a fraction
     * @param dst receives the mean counts of each bin
     * @param at index of the first
     */
    void read(final double[] counts, final double zeroChannel, final double[] dst, final int at) {
        final int base = (int) Math.floor(zeroChannel);
        final double f = zeroChannel - base;
        final double a = -f * (f - 1) * (f - 2) / 6;
        final double b = (f + 1) * (f - 1) * (f - 2) / 2;
        final double c = -(f + 1) * f * (f - 2) / 2;
        final double d = (f + 1) * f * (f - 1) / 6;
        final int last = counts.length - 1;
        for (int k = 0; k < m_from.length; k++) {
            double sum = 0;
            for (int j = m_from[k]; j < m_to[k]; j++) {
                final int i = base + j;
                sum +=
                        a * counts[Math.max(0, Math.min(last, i - 1))]
                                + b * counts[Math.max(0, Math.min(last, i))]
                                + c * counts[Math.max(0, Math.min(last, i + 1))]
                                + d * counts[Math.max(0, Math.min(last, i + 2))];
            }
            dst[at + k] = sum / (m_to[k] - m_from[k]);
        }
    }
}
