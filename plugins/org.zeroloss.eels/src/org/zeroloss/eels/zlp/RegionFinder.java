package org.zeroloss.eels.zlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds for each group of spectra where its training region ends (dE1) and where the zero-loss peak
 * falls below one count (dE2).
 *
 * <p>With a vacuum reference, dE1 lies below the first energy at which the group departs from it:
 * the ratio of the two, which a broadening by the specimen may let drift slowly, is continued as a
 * straight line from the channels before; the departure is where three successive steps of 0.1 eV
 * (or a quarter of the zero-loss width) all lie above that line, together by four standard
 * deviations and by more than 1 %. Since an onset is broadened by the zero-loss peak, half of the
 * peak's width is kept as a margin below it.
 *
 * <p>Without reference, dE1 is 0.9 times the knee of ln I between its steepest descent and its
 * first minimum (Kneedle: Satopää et al., ICDCS workshops 2011), and dE2 where a power law through
 * the end of the region falls below one count.
 */
final class RegionFinder {

    private static final double SIGMAS = 4;
    private static final double LEAST_EXCESS = 0.01;
    private static final double KNEE_SHIFT = 0.9;

    private final EnergyBins m_bins;
    private final double m_fwhm;

    RegionFinder(final EnergyBins bins, final double fwhmEv) {
        m_bins = bins;
        m_fwhm = fwhmEv;
    }

    /** Where the region ends, the margin kept, and how it was found. */
    record Region(double endEv, double marginEv, double blankEv, String rule) {}

    /** Full width at half maximum of binned intensities, in eV. */
    static double fwhm(final EnergyBins bins, final double[] mean) {
        int top = 0;
        for (int b = 1; b < mean.length; b++) {
            top = mean[b] > mean[top] ? b : top;
        }
        final double half = mean[top] / 2;
        int right = top;
        while (right < mean.length - 1 && mean[right] > half) {
            right++;
        }
        int left = top;
        while (left > 0 && mean[left] > half) {
            left--;
        }
        return crossing(bins, mean, right - 1, half) - crossing(bins, mean, left, half);
    }

    private static double crossing(
            final EnergyBins bins, final double[] mean, final int i, final double level) {
        final int j = Math.max(0, Math.min(mean.length - 2, i));
        final double d = mean[j + 1] - mean[j];
        final double f = d == 0 ? 0 : Math.max(0, Math.min(1, (level - mean[j]) / d));
        return bins.energy(j) + f * (bins.energy(j + 1) - bins.energy(j));
    }

    /** Region of the vacuum reference: all of it, up to where less than one count is left. */
    Region reference(final SpectrumGroup group) {
        final double blank = blank(group);
        return new Region(blank, 0, blank, "all of the zero-loss peak");
    }

    /** Region of a cluster beside a reference. */
    Region departure(final SpectrumGroup group, final SpectrumGroup reference, final double blank) {
        final List<double[]> steps = ratios(group, reference, blank);
        final int first = 6;
        for (int k = first; k + 2 < steps.size(); k++) {
            if (departs(steps, k)) {
                final double at = steps.get(k)[0];
                final double end = Math.max(1.5 * m_fwhm, at - 0.5 * m_fwhm);
                return new Region(
                        end, 0.5 * m_fwhm, blank, "departs from the vacuum tail at " + text(at));
            }
        }
        return new Region(blank, 0, blank, "does not depart from the vacuum tail");
    }

    private static String text(final double ev) {
        return String.format(Locale.ROOT, "%.2f eV", ev);
    }

    /** Steps of (energy, ratio − 1, variance), the first one FWHM above 0. */
    private List<double[]> ratios(
            final SpectrumGroup group, final SpectrumGroup reference, final double end) {
        final double width = Math.min(0.1, m_fwhm / 4);
        final List<double[]> steps = new ArrayList<>();
        double sw = 0;
        double se = 0;
        double sr = 0;
        double from = m_fwhm;
        for (int b = 0; b < m_bins.size(); b++) {
            final double e = m_bins.energy(b);
            if (e < m_fwhm || e > end || !reference.significant(b)) {
                continue;
            }
            if (e >= from + width && sw > 0) {
                steps.add(new double[] {se / sw, sr / sw, 1 / sw});
                sw = 0;
                se = 0;
                sr = 0;
                from = e;
            }
            final double z = reference.mean()[b];
            final double ratio = group.mean()[b] / z;
            final double variance =
                    group.variance()[b] / (z * z)
                            + ratio * ratio * reference.variance()[b] / (z * z);
            sw += 1 / variance;
            se += e / variance;
            sr += (ratio - 1) / variance;
        }
        return steps;
    }

    private static boolean departs(final List<double[]> steps, final int k) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double y0 = 0;
        double y1 = 0;
        final double centre = steps.get(k)[0];
        for (int i = 0; i < k; i++) {
            final double[] s = steps.get(i);
            final double w = 1 / (s[2] + 1e-6);
            final double x = s[0] - centre;
            s0 += w;
            s1 += w * x;
            s2 += w * x * x;
            y0 += w * s[1];
            y1 += w * x * s[1];
        }
        final double d = s0 * s2 - s1 * s1;
        final double offset = (s2 * y0 - s1 * y1) / d;
        final double slope = (s0 * y1 - s1 * y0) / d;
        double excess = 0;
        double weight = 0;
        double line = 0;
        for (int i = k; i < k + 3; i++) {
            final double[] s = steps.get(i);
            final double x = s[0] - centre;
            final double above = s[1] - offset - slope * x;
            if (above <= 0) {
                return false;
            }
            final double w = 1 / (s[2] + 1e-6);
            excess += w * above;
            weight += w;
            line += w * (s2 - 2 * x * s1 + x * x * s0) / d;
        }
        final double sigma = Math.sqrt(1 / weight + line / weight);
        return excess / weight > SIGMAS * sigma && excess / weight > LEAST_EXCESS;
    }

    /** Region of a group without reference. */
    Region knee(final SpectrumGroup group) {
        final double[] ln = new double[m_bins.size()];
        for (int b = 0; b < ln.length; b++) {
            ln[b] = StrictMath.log(Math.max(group.mean()[b], 1e-300));
        }
        int b = 0;
        while (m_bins.energy(b) < 0.5 * m_fwhm) {
            b++;
        }
        int steep = b;
        double steepest = 0;
        for (int i = b; i < ln.length - 1 && m_bins.energy(i) < 10 * m_fwhm; i++) {
            final double slope = (ln[i + 1] - ln[i]) / (m_bins.energy(i + 1) - m_bins.energy(i));
            if (slope < steepest) {
                steepest = slope;
                steep = i;
            }
        }
        int minimum = steep + 1;
        while (minimum < ln.length - 4 && falls(group, minimum)) {
            minimum++;
        }
        final double knee = kneedle(ln, steep, minimum);
        final double end = Math.max(1.2 * m_fwhm, KNEE_SHIFT * knee);
        final int at = index(end);
        final int before = index(0.7 * end);
        final double exponent =
                Math.max(
                        1,
                        (ln[before] - ln[at])
                                / StrictMath.log(m_bins.energy(at) / m_bins.energy(before)));
        final double counts = ln[at] + group.lnZlp();
        final double reach = end * StrictMath.exp(Math.max(0, counts) / exponent);
        final double blank = Math.max(end + m_fwhm, Math.min(reach, m_bins.energy(ln.length - 2)));
        return new Region(end, 0.25 * m_fwhm, blank, "no vacuum: knee of ln I at " + text(knee));
    }

    private boolean falls(final SpectrumGroup group, final int b) {
        double now = 0;
        double next = 0;
        for (int i = 0; i < 2; i++) {
            now += group.mean()[b + i];
            next += group.mean()[b + 2 + i];
        }
        return next < now;
    }

    private int index(final double energy) {
        int b = 0;
        while (b < m_bins.size() - 1 && m_bins.energy(b) < energy) {
            b++;
        }
        return b;
    }

    private double kneedle(final double[] ln, final int from, final int to) {
        final double e0 = m_bins.energy(from);
        final double e1 = m_bins.energy(to);
        double best = -1;
        double knee = e0;
        for (int b = from; b <= to; b++) {
            final double x = (m_bins.energy(b) - e0) / (e1 - e0);
            final double y = (ln[b] - ln[to]) / (ln[from] - ln[to]);
            if (1 - x - y > best) {
                best = 1 - x - y;
                knee = m_bins.energy(b);
            }
        }
        return knee;
    }

    /** First energy at which the mean spectrum holds less than one count per channel. */
    double blank(final SpectrumGroup group) {
        final double one = StrictMath.exp(-group.lnZlp());
        for (int b = 0; b < m_bins.size(); b++) {
            if (m_bins.energy(b) > 2 * m_fwhm && (group.mean()[b] < one || !group.significant(b))) {
                return m_bins.energy(b);
            }
        }
        return m_bins.energy(m_bins.size() - 1);
    }
}
