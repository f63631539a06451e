package org.zeroloss.eels.zlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds for each group of spectra where its training region ends (dE1) and where the zero-loss peak
 * falls below one count in all spectra of the group together (dE2).
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

    /**
     * Where the region ends, the margin kept, from where the peak is gone, how many counts a
     * channel has there, and how the end was found.
     */
    record Region(double endEv, double marginEv, double blankEv, double blankCounts, String rule) {

        /** The same with a dE1 that was given. */
        Region endingAt(final double ev) {
            return new Region(ev, 0, blankEv, blankCounts, RegionRow.GIVEN);
        }

        /** The same with both ends multiplied, dE1 at least a given energy. */
        Region times(final double endFactor, final double blankFactor, final double leastEv) {
            if (endFactor == 1 && blankFactor == 1) {
                return this;
            }
            final double end = Math.max(leastEv, endEv * endFactor);
            final double blank = Math.max(leastEv, blankEv * blankFactor);
            return new Region(
                    Math.min(end, blank),
                    marginEv * endFactor,
                    blank,
                    blankCounts,
                    rule + String.format(Locale.ROOT, ", times %.3g", endFactor));
        }

        /** The same with a dE2 that was given, where one count is left. */
        Region blankFrom(final double ev) {
            return new Region(Math.min(endEv, ev), marginEv, ev, 1, rule);
        }
    }

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

    /** Region of the vacuum reference: all that stands out of the noise. */
    Region reference(final SpectrumGroup group) {
        return new Region(
                m_bins.energy(lastSignificant(group)),
                0,
                blank(group),
                1.0 / group.size(),
                "all of the zero-loss peak");
    }

    /** Region of a cluster beside a reference. */
    Region departure(final SpectrumGroup group, final SpectrumGroup reference, final double blank) {
        final double limit =
                m_bins.energy(Math.min(lastSignificant(reference), lastSignificant(group)));
        final double left = 1.0 / reference.size();
        final List<double[]> steps = ratios(group, reference, limit);
        final int first = 6;
        for (int k = first; k + 2 < steps.size(); k++) {
            if (departs(steps, k)) {
                final double at = steps.get(k)[0];
                final double end = Math.max(1.5 * m_fwhm, at - 0.5 * m_fwhm);
                return new Region(
                        end,
                        0.5 * m_fwhm,
                        blank,
                        left,
                        "departs from the vacuum tail at " + text(at));
            }
        }
        return new Region(limit, 0, blank, left, "does not depart from the vacuum tail");
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
        final double blank = Math.max(end + m_fwhm, reach(group, end));
        return new Region(
                end,
                0.25 * m_fwhm,
                blank,
                1.0 / group.size(),
                "no vacuum: knee of ln I at " + text(knee));
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

    /** The last bin before the loss side of a group's peak is lost in the noise. */
    int lastSignificant(final SpectrumGroup group) {
        int b = 0;
        while (b < m_bins.size() - 1 && m_bins.energy(b) < 2 * m_fwhm) {
            b++;
        }
        while (b < m_bins.size() - 1 && group.significant(b + 1)) {
            b++;
        }
        return b;
    }

    /**
     * Energy at which all spectra of a vacuum group together hold less than one count per channel.
     * Where the peak is lost in the noise before, it goes on as a power law.
     */
    double blank(final SpectrumGroup group) {
        return reach(group, m_bins.energy(lastSignificant(group)));
    }

    /** Continues the last octave of a group below an energy by a power law to one count in all. */
    private double reach(final SpectrumGroup group, final double end) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double y0 = 0;
        double y1 = 0;
        for (int b = 0; b < m_bins.size(); b++) {
            final double e = m_bins.energy(b);
            if (e >= end / 2 && e <= end && group.mean()[b] > 0) {
                final double m = group.mean()[b];
                final double w = m * m / group.variance()[b];
                final double x = StrictMath.log(e / end);
                final double y = StrictMath.log(m);
                s0 += w;
                s1 += w * x;
                s2 += w * x * x;
                y0 += w * y;
                y1 += w * x * y;
            }
        }
        final double d = s0 * s2 - s1 * s1;
        final double slope = d > 0 ? (s0 * y1 - s1 * y0) / d : -1;
        final double last = s0 > 0 ? (y0 - slope * s1) / s0 : -group.lnZlp();
        final double counts = last + group.lnZlp() + StrictMath.log(group.size());
        final double reach = end * StrictMath.exp(Math.max(0, counts) / Math.max(1, -slope));
        return Math.max(end, Math.min(reach, m_bins.energy(m_bins.size() - 1)));
    }
}
