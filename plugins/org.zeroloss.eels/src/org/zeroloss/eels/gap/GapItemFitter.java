package org.zeroloss.eels.gap;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.eels.NoiseDraw;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.zlp.ZeroLossModel;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Fits one spectrum with every replica of a zero-loss model.
 *
 * <p>The window's upper end lies a given distance above the onset, which is found in passes: first
 * where the subtracted signal leaves the noise, then from the fit. The passes use the median peak;
 * window and weights (1/variance at the fitted expectation) then hold for all replicas, so that the
 * spread of their results is that of noise and zero-loss peak, not of the window.
 */
final class GapItemFitter {

    private static final int PASSES = 4;
    private static final int DETECTION_CHANNELS_MIN = 6;
    private static final double DETECTION_EV = 0.3;
    private static final double SEARCH_BELOW_EV = 1.0;
    private static final double SEARCH_ABOVE_EV = 0.9;
    private static final double WINDOW_ABOVE_GAP_EV = 0.25;
    private static final long BOOTSTRAP = 301;

    private final GapParameters m_parameters;
    private final ZeroLossModel m_model;
    private final OnsetTemplates m_templates;
    private final OnsetTemplates m_direct;
    private final OnsetTemplates m_indirect;
    private final OnsetTemplates m_around;

    GapItemFitter(
            final GapParameters parameters,
            final ZeroLossModel model,
            final GapTemplates templates) {
        m_parameters = parameters;
        m_model = model;
        m_templates = templates.search();
        m_direct = templates.direct();
        m_indirect = templates.indirect();
        m_around = templates.around();
    }

    /** What the passes found: window, expectation and central estimate. */
    private record Central(
            int from, int count, double upperEv, double[] expected, OnsetFit.Estimate estimate) {}

    /** Peaks of all replicas and their median in the largest window. */
    private record Peaks(int from, double[][] replicas, double[] median, double[] spread) {}

    GapRow fit(final GapItem item) {
        return fit(item, m_parameters.upperAboveOnsetEv());
    }

    /**
     * @param item a spectrum
     * @param above upper end of the window above the onset in eV, where the window is relative
     * @return its gap
     */
    GapRow fit(final GapItem item, final double above) {
        final int from = channel(item, item.lowerEv());
        final double last = m_parameters.upperEv().orElse(m_parameters.gapMaxEv() + above);
        final int to = Math.min(item.counts().length, channel(item, last) + 1);
        if (to - from < 8) {
            return none(item, GapStatus.WINDOW_TOO_SHORT, "window of " + (to - from) + " channels");
        }
        final Peaks peaks = peaks(item, from, to - from);
        final double onset = detect(item, peaks);
        if (Double.isNaN(onset)) {
            return none(item, GapStatus.NO_ONSET, "no onset above the noise");
        }
        final Central central = passes(item, peaks, onset, above);
        if (central == null) {
            return none(item, GapStatus.WINDOW_TOO_SHORT, "no window above the onset");
        }
        final double significance =
                Math.sqrt(central.estimate().improvement() / item.noise().variancePerSum());
        if (!(significance >= m_parameters.significance())) {
            return none(
                    item,
                    GapStatus.NO_ONSET,
                    String.format(Locale.ROOT, "onset of %.1f standard deviations", significance));
        }
        return replicas(item, peaks, central, significance);
    }

    private static int channel(final GapItem item, final double energy) {
        return Math.max(0, (int) Math.ceil((energy - item.firstEv()) / item.stepEv() - 1e-9));
    }

    private Peaks peaks(final GapItem item, final int from, final int count) {
        final int n = m_model.replicas();
        final double[][] z = new double[n][count];
        final double first = item.firstEv() + from * item.stepEv();
        for (int r = 0; r < n; r++) {
            m_model.lnShape(r, item.lnZlp(), first, item.stepEv(), z[r]);
            for (int i = 0; i < count; i++) {
                z[r][i] = StrictMath.exp(item.lnZlp() + z[r][i]);
            }
        }
        final double[] median = new double[count];
        final double[] spread = new double[count];
        final double[] column = new double[n];
        for (int i = 0; i < count; i++) {
            for (int r = 0; r < n; r++) {
                column[r] = z[r][i];
            }
            Arrays.sort(column);
            median[i] = Quantiles.ofSorted(column, 0.5);
            spread[i] =
                    0.5
                            * (Quantiles.ofSorted(column, Quantiles.P84)
                                    - Quantiles.ofSorted(column, Quantiles.P16));
        }
        return new Peaks(from, z, median, spread);
    }

    /** First energy from which the signal of the next 0.3 eV stands 5 σ above 0; NaN if none. */
    private double detect(final GapItem item, final Peaks p) {
        final int n = p.median().length;
        final int width =
                Math.max(DETECTION_CHANNELS_MIN, (int) Math.round(DETECTION_EV / item.stepEv()));
        double signal = 0;
        double counts = 0;
        double systematic = 0;
        for (int i = 0; i < n; i++) {
            final double c = item.counts()[p.from() + i];
            signal += c - p.median()[i];
            counts += Math.max(c, 0);
            systematic += p.spread()[i];
            if (i >= width) {
                final double old = item.counts()[p.from() + i - width];
                signal -= old - p.median()[i - width];
                counts -= Math.max(old, 0);
                systematic -= p.spread()[i - width];
            }
            if (i >= width - 1) {
                final double variance =
                        item.noise().variancePerSum()
                                        * (item.noise().gain() * counts
                                                + width * item.noise().readoutVariance())
                                + systematic * systematic;
                if (signal > m_parameters.significance() * Math.sqrt(variance)) {
                    return item.firstEv() + (p.from() + i - width + 1) * item.stepEv();
                }
            }
        }
        return Double.NaN;
    }

    private Central passes(
            final GapItem item, final Peaks peaks, final double onset, final double above) {
        double gap = onset;
        double[] signal = null;
        Central central = null;
        for (int pass = 0; pass < PASSES; pass++) {
            final double upper = m_parameters.upperEv().orElse(gap + above);
            final int count = Math.min(peaks.median().length, channel(item, upper) - peaks.from());
            if (count < 8) {
                return central;
            }
            final double[] expected = new double[count];
            final double[] data = new double[count];
            final double level = signal == null ? meanSignal(item, peaks, count) : 0;
            for (int i = 0; i < count; i++) {
                data[i] = item.counts()[peaks.from() + i] - peaks.median()[i];
                final double s = signal == null ? level : signal[Math.min(i, signal.length - 1)];
                expected[i] = peaks.median()[i] + s;
            }
            final OnsetFit fit = onsetFit(m_templates, item, peaks, expected, gap);
            if (fit == null) {
                return central;
            }
            final OnsetFit.Estimate e = fit.fit(data);
            if (Double.isNaN(e.gap())) {
                return central;
            }
            final double first = item.firstEv() + peaks.from() * item.stepEv();
            signal = fit.model(e, first, peaks.median().length);
            gap = e.gap();
            central = new Central(peaks.from(), count, upper, expected, e);
        }
        return central;
    }

    private static double meanSignal(final GapItem item, final Peaks peaks, final int count) {
        double s = 0;
        for (int i = 0; i < count; i++) {
            s += item.counts()[peaks.from() + i] - peaks.median()[i];
        }
        return Math.max(0, s / count);
    }

    private OnsetFit onsetFit(
            final OnsetTemplates templates,
            final GapItem item,
            final Peaks peaks,
            final double[] expected,
            final double gap) {
        final double[] weights = new double[expected.length];
        for (int i = 0; i < weights.length; i++) {
            final double s = peaks.spread()[i];
            weights[i] = 1 / (item.noise().variance(expected[i]) + s * s);
        }
        final double first = item.firstEv() + peaks.from() * item.stepEv();
        final double last = first + (expected.length - 1) * item.stepEv();
        final double low = Math.max(m_parameters.gapMinEv(), gap - SEARCH_BELOW_EV);
        final double high =
                Math.min(
                        Math.min(m_parameters.gapMaxEv(), gap + SEARCH_ABOVE_EV),
                        last - WINDOW_ABOVE_GAP_EV);
        return high - low < 0.05 ? null : new OnsetFit(templates, first, weights, low, high);
    }

    private GapRow replicas(
            final GapItem item,
            final Peaks peaks,
            final Central central,
            final double significance) {
        final int count = central.count();
        final double gap = central.estimate().gap();
        final OnsetFit fit = onsetFit(m_templates, item, peaks, central.expected(), gap);
        final NoiseDraw noise = new NoiseDraw(item.noise(), central.expected());
        final double sigmaLn = Math.sqrt(item.noise().gain() / StrictMath.exp(item.lnZlp()));
        final int n = peaks.replicas().length;
        final double[] gaps = new double[n];
        final double[] exponents = new double[n];
        int good = 0;
        int atLimit = 0;
        final double[] data = new double[count];
        for (int r = 0; r < n; r++) {
            final SplittableRandom random =
                    Seeds.stream(m_parameters.seed(), BOOTSTRAP, item.item(), r);
            final double scale = 1 + sigmaLn * Gaussian.next(random);
            for (int i = 0; i < count; i++) {
                data[i] = item.counts()[peaks.from() + i] - scale * peaks.replicas()[r][i];
            }
            noise.addTo(data, random);
            final OnsetFit.Estimate e = fit.fit(data);
            atLimit += e.gapAtLimit() || e.exponentAtLimit() ? 1 : 0;
            if (!e.gapAtLimit()) {
                gaps[good] = e.gap();
                exponents[good++] = e.exponent();
            }
        }
        if (good < n / 2) {
            return none(
                    item,
                    GapStatus.AT_LIMIT,
                    (n - good) + " of " + n + " replicas ended at a limit of the search");
        }
        Arrays.sort(gaps, 0, good);
        Arrays.sort(exponents, 0, good);
        final double[] central0 = new double[count];
        double chi2 = 0;
        for (int i = 0; i < count; i++) {
            central0[i] = item.counts()[peaks.from() + i] - peaks.median()[i];
            final double s = peaks.spread()[i];
            chi2 +=
                    central0[i]
                            * central0[i]
                            / (item.noise().variance(central.expected()[i]) + s * s);
        }
        final CramerRao bound = bound(item, peaks, central);
        final boolean fixed = m_parameters.exponent().isPresent();
        return new GapRow(
                item.item(),
                item.x(),
                item.y(),
                item.label(),
                item.name(),
                item.spectra(),
                GapStatus.OK,
                "",
                Quantiles.ofSorted(gaps, good, 0.5),
                Quantiles.ofSorted(gaps, good, Quantiles.P16),
                Quantiles.ofSorted(gaps, good, Quantiles.P84),
                Quantiles.ofSorted(exponents, good, 0.5),
                Quantiles.ofSorted(exponents, good, Quantiles.P16),
                Quantiles.ofSorted(exponents, good, Quantiles.P84),
                central.estimate().amplitude(),
                chi2 - fit.fit(central0).improvement(),
                count - (fixed ? 2 : 3),
                significance,
                item.lowerEv(),
                central.upperEv(),
                bound.fixedEv(),
                bound.freeEv(),
                chi2 - improvement(m_direct, item, peaks, central, central0),
                chi2 - improvement(m_indirect, item, peaks, central, central0),
                atLimit);
    }

    private double improvement(
            final OnsetTemplates templates,
            final GapItem item,
            final Peaks peaks,
            final Central central,
            final double[] data) {
        return onsetFit(templates, item, peaks, central.expected(), central.estimate().gap())
                .fit(data)
                .improvement();
    }

    private CramerRao bound(final GapItem item, final Peaks peaks, final Central central) {
        final int count = central.count();
        final double first = item.firstEv() + peaks.from() * item.stepEv();
        final double b = central.estimate().exponent();
        int at = 1;
        for (int i = 1; i < m_around.size() - 1; i++) {
            if (Math.abs(m_around.exponent(i) - b) < Math.abs(m_around.exponent(at) - b)) {
                at = i;
            }
        }
        final double h = item.stepEv();
        final double a = central.estimate().amplitude();
        final double u = first - central.estimate().gap();
        final double[] t = new double[count];
        final double[] left = new double[count];
        final double[] right = new double[count];
        final double[] lower = new double[count];
        final double[] upper = new double[count];
        m_around.fill(at, u, count, t, 0);
        m_around.fill(at, u - h, count, left, 0);
        m_around.fill(at, u + h, count, right, 0);
        m_around.fill(at - 1, u, count, lower, 0);
        m_around.fill(at + 1, u, count, upper, 0);
        final double db = m_around.exponent(at + 1) - m_around.exponent(at - 1);
        // The derivatives are smooth over channels: of correlated noise they see its slow part.
        final double perSum = item.noise().variancePerSum();
        final double[] variance = new double[count];
        for (int i = 0; i < count; i++) {
            left[i] = -a * (right[i] - left[i]) / (2 * h);
            upper[i] = a * (upper[i] - lower[i]) / db;
            variance[i] = item.noise().variance(central.expected()[i]) * perSum;
        }
        return CramerRao.of(left, t, upper, variance);
    }

    static GapRow none(final GapItem item, final GapStatus status, final String reason) {
        final double nan = Double.NaN;
        return new GapRow(
                item.item(),
                item.x(),
                item.y(),
                item.label(),
                item.name(),
                item.spectra(),
                status,
                reason,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                0,
                nan,
                item.lowerEv(),
                nan,
                nan,
                nan,
                nan,
                nan,
                0);
    }
}
