package org.zeroloss.eels.zlp;

import org.zeroloss.base.Gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much the spectra of a group scatter beyond the detector's noise, where a group has too few
 * spectra to tell by itself. The spectra of one cluster are no copies of each other, and a cluster
 * of one spectrum shows nothing of that; nor do three spectra that happen to cross at some energy.
 *
 * <p>The groups of one kind share an excess variance τ²(E) of I/⟨I⟩, from the residuals of all of
 * them (the moment estimator of random effects: DerSimonian and Laird, Control. Clin. Trials 7
 * (1986) 177), averaged over a quarter of the peak's width. It enters each group's own variance as
 * much as one more spectrum would (a prior of unit information: Kass and Wasserman, J. Am. Stat.
 * Assoc. 90 (1995) 928): a group of one spectrum takes it over, one of a hundred hardly notices.
 * The draws do the same with the residuals themselves, so that what moves together in the spectra
 * moves together in the replicas.
 */
final class SpectrumScatter {

    private static final double WIDTHS = 0.25;
    private static final double SHARE_OF_ENERGY = 0.2;

    private final double[] m_excess;
    private final double[][] m_residuals;
    private final double m_kept;
    private final boolean m_known;
    private final double m_shrinkage;
    private final double[] m_spread;

    /**
     * What was measured of a group.
     *
     * @param size number of spectra n
     * @param mean mean of I/N_zlp in each bin
     * @param detector variance of that mean from the detector's noise
     * @param sample variance of that mean from the scatter of the spectra, 0 for one spectrum
     * @param residuals what each spectrum differs from the mean by, relative to it; {@code null}
     *     where spectra outnumber bins
     */
    record Measured(
            double size, double[] mean, double[] detector, double[] sample, double[][] residuals) {

        /** Variance of I/⟨I⟩ of a single spectrum, from its variance as that of the mean. */
        private double single(final double[] variance, final int bin) {
            return size * variance[bin] / (mean[bin] * mean[bin]);
        }

        private boolean significant(final int bin) {
            return mean[bin] > 3 * Math.sqrt(Math.max(sample[bin], detector[bin]));
        }
    }

    /**
     * @param groups the groups of one kind: vacuum, or the clusters of the specimen
     * @param bins energy bins
     */
    SpectrumScatter(final List<Measured> groups, final EnergyBins bins) {
        double freedom = 0;
        double kept = 0;
        final List<double[]> residuals = new ArrayList<>();
        for (final Measured g : groups) {
            freedom += g.size() - 1;
            if (g.residuals() != null && g.size() > 1) {
                kept += g.size() - 1;
                residuals.addAll(List.of(g.residuals()));
            }
        }
        m_known = freedom > 0;
        m_kept = kept;
        m_residuals = residuals.toArray(double[][]::new);
        m_spread = new double[bins.size()];
        for (final double[] r : m_residuals) {
            for (int b = 0; b < m_spread.length; b++) {
                m_spread[b] += r[b] * r[b] / kept;
            }
        }
        m_shrinkage = m_residuals.length > 1 ? shrinkage(m_residuals) : 1;
        m_excess = m_known ? excess(groups, bins) : new double[bins.size()];
    }

    private static double shrinkage(final double[][] residuals) {
        final double[][] copy = new double[residuals.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = residuals[i].clone();
        }
        return CovarianceShrinkage.intensity(copy);
    }

    private static double[] excess(final List<Measured> groups, final EnergyBins bins) {
        final double[] sum = new double[bins.size()];
        final double[] weight = new double[sum.length];
        double fwhm = 0;
        for (final Measured g : groups) {
            fwhm += RegionFinder.fwhm(bins, g.mean()) / groups.size();
            for (int b = 0; b < sum.length && g.size() > 1; b++) {
                if (g.significant(b)) {
                    final double noise = g.single(g.detector(), b);
                    final double w = (g.size() - 1) / (noise * noise);
                    sum[b] += w * (g.single(g.sample(), b) - noise);
                    weight[b] += w;
                }
            }
        }
        final double[] excess = new double[sum.length];
        for (int b = 0; b < sum.length; b++) {
            final double e = bins.energy(b);
            final double reach = Math.max(WIDTHS * fwhm, SHARE_OF_ENERGY * Math.abs(e));
            double mean = 0;
            int count = 0;
            for (int i = 0; i < sum.length; i++) {
                if (weight[i] > 0 && Math.abs(bins.energy(i) - e) <= reach) {
                    mean += sum[i] / weight[i];
                    count++;
                }
            }
            excess[b] = count > 0 ? Math.max(0, mean / count) : 0;
        }
        return excess;
    }

    /**
     * @param g one of the groups
     * @return variance of its mean of I/N_zlp in each bin
     */
    double[] variance(final Measured g) {
        final double[] variance = new double[m_excess.length];
        for (int b = 0; b < variance.length; b++) {
            variance[b] = Math.max(g.sample()[b], g.detector()[b]);
            if (m_known && g.residuals() != null) {
                final double square = g.mean()[b] * g.mean()[b];
                final double prior = g.detector()[b] + square * m_excess[b] / g.size();
                final double own = (g.size() - 1) * g.sample()[b];
                variance[b] = Math.max(g.detector()[b], (own + prior) / g.size());
            }
        }
        return variance;
    }

    /**
     * Completes a draw of the mean of a group with few spectra.
     *
     * @param g the group
     * @param variance of its mean
     * @param own a draw of the covariance of its own spectra, 0 for one spectrum; receives the draw
     * @param random source of the rest
     */
    void complete(
            final Measured g,
            final double[] variance,
            final double[] own,
            final SplittableRandom random) {
        final double share = (g.size() - 1) / g.size();
        final double[] others = new double[own.length];
        for (final double[] r : m_residuals) {
            final double normal = Gaussian.next(random);
            for (int b = 0; b < others.length; b++) {
                others[b] += normal * r[b];
            }
        }
        final double scale = m_kept > 0 ? 1 / Math.sqrt(m_kept * g.size()) : 0;
        for (int b = 0; b < own.length; b++) {
            final double m = g.mean()[b];
            final double known =
                    share * g.sample()[b] + (1 - share) * m * m * m_spread[b] / g.size();
            final double rest = Math.max(0, variance[b] - (1 - m_shrinkage) * known);
            own[b] =
                    Math.sqrt(1 - m_shrinkage)
                                    * (Math.sqrt(share) * own[b]
                                            + Math.sqrt(1 - share) * scale * m * others[b])
                            + Math.sqrt(rest) * Gaussian.next(random);
        }
    }
}
