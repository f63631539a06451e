package org.zeroloss.eels.zlp;

import org.zeroloss.base.Seeds;
import org.zeroloss.eels.NoiseDraw;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.numeric.Quantiles;

import java.util.Arrays;

/**
 * The error that a single spectrum itself brings into its predicted zero-loss peak. The replicas
 * spread as the shape z(E, L) is uncertain; the peak of a pixel is N_zlp · z(E − E₀), and both its
 * zero-loss sum N_zlp and its energy zero E₀ come from a few noisy channels. Of the spectrum of 10⁵
 * electrons N_zlp is known to 0.8 %, more than all its other errors.
 *
 * <p>Both errors are found by a parametric bootstrap (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapter 6): the mean of the replicas at a given L with draws of the detector's
 * noise, located by {@link ZeroLossPosition} as the spectra are. With their correlation ρ (the peak
 * is not symmetric) ln of the predicted peak has the variance σ_L² + s² σ_E² − 2 ρ s σ_L σ_E, s = d
 * ln z/dE.
 *
 * <p>It depends on E and L alone, and belongs into the band of a single spectrum only: a mean over
 * n spectra has 1/√n of it. Immutable and thread-safe.
 */
public final class PixelError {

    private static final long NOISE = 241;
    private static final long SEED = 1;

    /** Positions of the peak within a channel, and draws at each. */
    private static final int FRACTIONS = 8;

    private static final int DRAWS = 51;
    private static final int NODES = 9;
    private static final double WIDTHS = 1.5;

    private final Line m_lnSum;
    private final Line m_lnZero;
    private final double m_correlation;

    /** A straight line in L: σ falls as a power of N_zlp. */
    private record Line(double centre, double value, double slope) {

        /** Least squares through equidistant points. */
        static Line through(final double first, final double step, final double[] values) {
            final double middle = (values.length - 1) / 2.0;
            double mean = 0;
            double slope = 0;
            double square = 0;
            for (int i = 0; i < values.length; i++) {
                mean += values[i] / values.length;
                slope += (i - middle) * values[i];
                square += (i - middle) * (i - middle);
            }
            return new Line(first + middle * step, mean, slope / (square * step));
        }

        double at(final double lnZlp) {
            return value + slope * (lnZlp - centre);
        }
    }

    private PixelError(final Line lnSum, final Line lnZero, final double correlation) {
        m_lnSum = lnSum;
        m_lnZero = lnZero;
        m_correlation = correlation;
    }

    /**
     * @param ensemble the model; where its energy zero is that of the image, no pixel has an error
     *     of its own there
     * @param noise noise of the spectra it is applied to
     * @param stepEv their channel width in eV
     * @return the errors of their pixels
     */
    public static PixelError of(
            final ZlpEnsemble ensemble, final SpectrumNoise noise, final double stepEv) {
        Check.positive(stepEv, "channel width in eV");
        final double first = Math.min(ensemble.range().lowest(), ensemble.lnZlpMin());
        final double last = Math.max(ensemble.range().highest(), ensemble.lnZlpMax());
        final double step = Math.max(0.1, (last - first) / (NODES - 1));
        final double[] lnSum = new double[NODES];
        final double[] lnZero = new double[NODES];
        double correlation = 0;
        for (int n = 0; n < NODES; n++) {
            final double[] sigma = bootstrap(ensemble, first + n * step, stepEv, noise, n);
            lnSum[n] = StrictMath.log(Math.max(1e-12, sigma[0]));
            lnZero[n] = StrictMath.log(Math.max(1e-12, sigma[1] * stepEv));
            correlation += sigma[2] / NODES;
        }
        final boolean pixels = ensemble.energyZero() == EnergyZero.SPECTRUM;
        return new PixelError(
                Line.through(first, step, lnSum),
                pixels
                        ? Line.through(first, step, lnZero)
                        : new Line(first, Double.NEGATIVE_INFINITY, 0),
                correlation);
    }

    /** Expected counts around a peak at a fraction of a channel; the replicas' mean of ln z. */
    private static double[] expected(
            final ZlpEnsemble ensemble,
            final double lnZlp,
            final double stepEv,
            final double fraction) {
        final int reach = (int) Math.ceil(WIDTHS * ensemble.fwhmEv() / stepEv) + 1;
        final double[] counts = new double[2 * reach + 1];
        final double[] ln = new double[counts.length];
        for (int r = 0; r < ensemble.replicas(); r++) {
            ensemble.lnShape(r, lnZlp, -(reach + fraction) * stepEv, stepEv, ln);
            for (int i = 0; i < ln.length; i++) {
                counts[i] += ln[i] / ensemble.replicas();
            }
        }
        for (int i = 0; i < ln.length; i++) {
            counts[i] = StrictMath.exp(lnZlp + counts[i]);
        }
        return counts;
    }

    /**
     * Half the 68 % bands of ln of the zero-loss sum and of the position in channels, and their
     * correlation from the bands of sum and difference (Gnanadesikan and Kettenring, Biometrics 28
     * (1972) 81), which a few positions far off do not spoil.
     */
    private static double[] bootstrap(
            final ZlpEnsemble ensemble,
            final double lnZlp,
            final double stepEv,
            final SpectrumNoise noise,
            final int node) {
        final double[] sum = new double[FRACTIONS * DRAWS];
        final double[] channel = new double[sum.length];
        for (int f = 0; f < FRACTIONS; f++) {
            final double[] counts = expected(ensemble, lnZlp, stepEv, (f + 0.5) / FRACTIONS - 0.5);
            final ZeroLossPosition exact = ZeroLossPosition.of(counts, ensemble.zlpHalfWidth());
            final NoiseDraw draw = new NoiseDraw(noise, counts);
            for (int k = f * DRAWS; k < (f + 1) * DRAWS; k++) {
                final double[] drawn = counts.clone();
                draw.addTo(drawn, Seeds.stream(SEED, NOISE, node, k));
                final ZeroLossPosition p = ZeroLossPosition.of(drawn, ensemble.zlpHalfWidth());
                sum[k] = p.lnSum() - exact.lnSum();
                channel[k] = p.channel() - exact.channel();
            }
        }
        final double a = halfBand(sum);
        final double b = halfBand(channel);
        if (!(a > 0 && b > 0)) {
            return new double[] {a, b, 0};
        }
        final double[] plus = new double[sum.length];
        final double[] minus = new double[sum.length];
        for (int k = 0; k < sum.length; k++) {
            plus[k] = sum[k] / a + channel[k] / b;
            minus[k] = sum[k] / a - channel[k] / b;
        }
        final double p = halfBand(plus);
        final double m = halfBand(minus);
        return new double[] {a, b, (p * p - m * m) / (p * p + m * m)};
    }

    private static double halfBand(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return 0.5
                * (Quantiles.ofSorted(sorted, Quantiles.P84)
                        - Quantiles.ofSorted(sorted, Quantiles.P16));
    }

    /**
     * @param lnZlp ln of the zero-loss sum of the spectrum
     * @return σ_L, the relative error of that sum
     */
    public double sumError(final double lnZlp) {
        return StrictMath.exp(m_lnSum.at(lnZlp));
    }

    /**
     * @param lnZlp ln of the zero-loss sum of the spectrum
     * @return σ_E, the error of its energy zero in eV; 0 if that is the image's
     */
    public double zeroErrorEv(final double lnZlp) {
        return StrictMath.exp(m_lnZero.at(lnZlp));
    }

    /**
     * @param lnZlp ln of the zero-loss sum of the spectrum
     * @param slope d ln z/dE at the energy asked for, per eV
     * @return standard deviation of ln of its predicted zero-loss peak from its own two errors
     */
    public double sigma(final double lnZlp, final double slope) {
        final double sum = sumError(lnZlp);
        final double shift = slope * zeroErrorEv(lnZlp);
        final double both = 2 * m_correlation * sum * shift;
        return Math.sqrt(Math.max(0, sum * sum + shift * shift - both));
    }

    /**
     * @return ρ, the correlation of the two errors, −1 … 1
     */
    public double correlation() {
        return m_correlation;
    }
}
