package org.zeroloss.eels.peaks;

import org.zeroloss.base.Seeds;
import org.zeroloss.eels.NoiseDraw;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.zlp.SpectrumItem;
import org.zeroloss.eels.zlp.ZeroLossModel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The peaks of one spectrum. */
final class ItemPeaks {

    private static final long BOOTSTRAP = 401;

    private final PeakParameters m_parameters;
    private final PeakFilter m_filter;
    private final SpectrumItem m_item;
    private final double m_step;
    private final SpectrumNoise m_noise;
    private final double[] m_counts;
    private final double m_first;
    private final int m_searchFrom;
    private final int m_searchTo;
    private final double[] m_variance;

    ItemPeaks(
            final PeakParameters parameters,
            final PeakFilter filter,
            final SpectrumItem item,
            final double step,
            final SpectrumNoise noise) {
        m_parameters = parameters;
        m_filter = filter;
        m_item = item;
        m_step = step;
        m_noise = noise;
        final double[] all = item.counts().get();
        final int reach = filter.reach() + 1;
        final int low = (int) Math.ceil((parameters.lowEv() - item.firstEv()) / step);
        final int high = (int) Math.floor((parameters.highEv() - item.firstEv()) / step);
        final int from = Math.max(0, Math.min(all.length - 1, low - reach));
        final int to = Math.max(from + 1, Math.min(all.length, high + reach + 1));
        m_counts = Arrays.copyOfRange(all, from, to);
        m_first = item.firstEv() + from * step;
        m_searchFrom = Math.max(1, low - from);
        m_searchTo = Math.min(m_counts.length - 1, high + 1 - from);
        m_variance = new double[m_counts.length];
        final double[] smooth = smooth(m_counts);
        for (int i = 0; i < m_variance.length; i++) {
            m_variance[i] = noise.variance(smooth[i]);
        }
    }

    /** Mean over half the filter's width. */
    private double[] smooth(final double[] data) {
        final int half = Math.max(1, m_filter.reach() / 8);
        final double[] out = new double[data.length];
        for (int i = 0; i < data.length; i++) {
            final int from = Math.max(0, i - half);
            final int to = Math.min(data.length, i + half + 1);
            for (int j = from; j < to; j++) {
                out[i] += data[j] / (to - from);
            }
        }
        return out;
    }

    /** Maxima of the response that are significant. */
    private int[] maxima(final double[] response, final double[] score) {
        final List<Integer> found = new ArrayList<>();
        for (int i = m_searchFrom; i < m_searchTo; i++) {
            if (response[i] > 0
                    && response[i] > response[i - 1]
                    && response[i] >= response[i + 1]) {
                score[i] =
                        response[i]
                                / Math.sqrt(
                                        m_filter.variance(m_variance, m_noise.correlation(), i));
                if (score[i] >= m_parameters.significance()) {
                    found.add(i);
                }
            }
        }
        return SpectrumPeaks.strongest(found, score, m_parameters.maxPeaks());
    }

    private double energy(final double channel) {
        return m_first + channel * m_step;
    }

    List<PeakRow> raw() {
        final double[] response = m_filter.response(m_counts);
        final double[] score = new double[response.length];
        final double[] height = smooth(m_counts);
        final List<PeakRow> rows = new ArrayList<>();
        final double nan = Double.NaN;
        for (final int i : maxima(response, score)) {
            rows.add(
                    new PeakRow(
                            m_item.item(),
                            m_item.x(),
                            m_item.y(),
                            m_item.name(),
                            PeakSource.RAW,
                            energy(PeakFilter.vertex(response, i)),
                            nan,
                            nan,
                            height[i],
                            nan,
                            nan,
                            m_filter.fwhm(response, i),
                            nan,
                            nan,
                            score[i],
                            1));
        }
        return rows;
    }

    List<PeakRow> subtracted(final ZeroLossModel model) {
        final int replicas = model.replicas();
        final double[][] peaks = new double[replicas][m_counts.length];
        final double[] median = m_counts.clone();
        final double[] column = new double[replicas];
        for (int r = 0; r < replicas; r++) {
            model.lnShape(r, m_item.lnZlp(), m_first, m_step, peaks[r]);
        }
        for (int i = 0; i < median.length; i++) {
            for (int r = 0; r < replicas; r++) {
                peaks[r][i] = StrictMath.exp(m_item.lnZlp() + peaks[r][i]);
                column[r] = peaks[r][i];
            }
            median[i] -= Quantiles.median(column);
        }
        final double[] response = m_filter.response(median);
        final double[] score = new double[response.length];
        final int[] centres = maxima(response, score);
        final Replicas bands = new Replicas(centres.length, replicas);
        final NoiseDraw noise = new NoiseDraw(m_noise, smooth(m_counts));
        for (int r = 0; r < replicas; r++) {
            final SplittableRandom random =
                    Seeds.stream(m_parameters.seed(), BOOTSTRAP, m_item.item(), r);
            final double[] data = m_counts.clone();
            for (int i = 0; i < data.length; i++) {
                data[i] -= peaks[r][i];
            }
            noise.addTo(data, random);
            bands.add(data, centres);
        }
        final double[] height = smooth(median);
        final List<PeakRow> rows = new ArrayList<>();
        for (int k = 0; k < centres.length; k++) {
            final int i = centres[k];
            rows.add(
                    new PeakRow(
                            m_item.item(),
                            m_item.x(),
                            m_item.y(),
                            m_item.name(),
                            PeakSource.SUBTRACTED,
                            energy(PeakFilter.vertex(response, i)),
                            bands.quantile(bands.m_energy[k], k, Quantiles.P16),
                            bands.quantile(bands.m_energy[k], k, Quantiles.P84),
                            height[i],
                            bands.quantile(bands.m_height[k], k, Quantiles.P16),
                            bands.quantile(bands.m_height[k], k, Quantiles.P84),
                            m_filter.fwhm(response, i),
                            bands.quantile(bands.m_width[k], k, Quantiles.P16),
                            bands.quantile(bands.m_width[k], k, Quantiles.P84),
                            score[i],
                            (double) bands.m_count[k] / replicas));
        }
        return rows;
    }

    /** The peaks of the replicas near those of the median spectrum. */
    private final class Replicas {
        private final double[][] m_energy;
        private final double[][] m_height;
        private final double[][] m_width;
        private final int[] m_count;

        Replicas(final int peaks, final int replicas) {
            m_energy = new double[peaks][replicas];
            m_height = new double[peaks][replicas];
            m_width = new double[peaks][replicas];
            m_count = new int[peaks];
        }

        void add(final double[] data, final int[] centres) {
            final double[] response = m_filter.response(data);
            final double[] height = smooth(data);
            final int reach = Math.max(2, m_filter.reach() / 4);
            for (int k = 0; k < centres.length; k++) {
                final int at = nearest(response, centres[k], reach);
                if (at >= 0) {
                    final int n = m_count[k]++;
                    m_energy[k][n] = energy(PeakFilter.vertex(response, at));
                    m_height[k][n] = height[at];
                    m_width[k][n] = m_filter.fwhm(response, at);
                }
            }
        }

        private int nearest(final double[] response, final int centre, final int reach) {
            for (int d = 0; d <= reach; d++) {
                for (final int i : new int[] {centre - d, centre + d}) {
                    if (i > 0
                            && i < response.length - 1
                            && response[i] > 0
                            && response[i] > response[i - 1]
                            && response[i] >= response[i + 1]) {
                        return i;
                    }
                }
            }
            return -1;
        }

        double quantile(final double[] values, final int peak, final double p) {
            final double[] v =
                    Arrays.stream(values, 0, m_count[peak])
                            .filter(Double::isFinite)
                            .sorted()
                            .toArray();
            return Quantiles.ofSorted(v, p);
        }
    }
}
