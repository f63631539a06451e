package org.zeroloss.eels;

import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Estimates the noise of spectra from the spectra themselves, for detectors whose gain is unknown:
 * away from the zero-loss peak, cubics are fitted to windows of 16 channels; their residual
 * variances are grouped by the window's mean counts, and the groups' medians give variance = gain ·
 * mean + readout variance by weighted least squares (of whole counts below 5, the groups' means:
 * there the median is biased). The correlation of neighbouring channels comes from the same
 * residuals, corrected for what the cubic takes away.
 */
public final class NoiseEstimator {

    private static final int WINDOW = 16;
    private static final int GROUPS = 12;
    private static final int MAX_ROWS = 1000;
    private static final double CORE_EV = 1.5;

    /** Fewest windows of an estimate. */
    private static final int LEAST = 8;

    /** Below these counts the residuals are far from normal and their median variance is biased. */
    private static final double FEW_COUNTS = 5;

    /** Hat matrix of a cubic on a window, and E[lag-1 product] / variance for white noise. */
    private static final double[][] RESIDUAL = residualMatrix();

    private static final double WHITE_LAG = lagOfWhite();

    private NoiseEstimator() {}

    /** One window. */
    private record Sample(double mean, double variance, double lag) {}

    /**
     * @param image a spectral image
     * @param zeroChannel channel of the energy zero of each row; NaN leaves the row out
     * @return its noise per channel; of counts that are whole numbers but too few for an estimate,
     *     that of counted electrons (gain 1, no readout noise)
     * @throws EelsException if the spectra are too short or too empty for an estimate
     */
    public static SpectrumNoise of(final Signal image, final IntToDoubleFunction zeroChannel) {
        final int rows = (int) Math.min(Integer.MAX_VALUE, image.rows());
        final int step = Math.max(1, rows / MAX_ROWS);
        final List<Sample> samples = new ArrayList<>();
        final int core = (int) Math.ceil(CORE_EV / image.spec().signalAxis().scale());
        boolean whole = true;
        double highest = 0;
        for (int r = 0; r < rows; r += step) {
            final double zero = zeroChannel.applyAsDouble(r);
            if (Double.isNaN(zero)) {
                continue;
            }
            final double[] counts = image.plane().row(r);
            final int first = (int) Math.round(zero) + core;
            for (int i = Math.max(0, first); i + WINDOW <= counts.length; i += WINDOW) {
                if (varies(counts, i)) {
                    samples.add(sample(counts, i));
                }
                for (int j = i; j < i + WINDOW; j++) {
                    whole &= counts[j] >= 0 && counts[j] == Math.rint(counts[j]);
                    highest = Math.max(highest, counts[j]);
                }
            }
        }
        final SpectrumNoise noise = samples.size() < LEAST ? null : regress(samples, whole);
        if (noise != null) {
            return noise;
        }
        if (whole && highest > 0) {
            return new SpectrumNoise(1, 0, 0);
        }
        throw new EelsException(
                "Expected at least "
                        + LEAST * WINDOW
                        + " channels above "
                        + CORE_EV
                        + " eV with noise in them to estimate it from, found "
                        + samples.size() * WINDOW
                        + "; use raw counts on an energy axis that reaches further, and crop"
                        + " channels off that are empty in all spectra");
    }

    /** Whether all counts of a window are finite and not all are equal (empty, or filled up). */
    private static boolean varies(final double[] counts, final int from) {
        boolean equal = true;
        for (int i = from; i < from + WINDOW; i++) {
            if (!Double.isFinite(counts[i])) {
                return false;
            }
            equal &= counts[i] == counts[from];
        }
        return !equal;
    }

    private static Sample sample(final double[] counts, final int from) {
        double mean = 0;
        for (int i = 0; i < WINDOW; i++) {
            mean += counts[from + i] / WINDOW;
        }
        final double[] e = new double[WINDOW];
        double square = 0;
        double lag = 0;
        for (int i = 0; i < WINDOW; i++) {
            for (int j = 0; j < WINDOW; j++) {
                e[i] += RESIDUAL[i][j] * (counts[from + j] - mean);
            }
            square += e[i] * e[i];
            lag += i > 0 ? e[i] * e[i - 1] : 0;
        }
        return new Sample(mean, square / (WINDOW - 4), lag / (WINDOW - 4));
    }

    /** The noise, or null if no line can be drawn. */
    private static SpectrumNoise regress(final List<Sample> samples, final boolean whole) {
        final Sample[] sorted = samples.toArray(Sample[]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(a.mean(), b.mean()));
        final int groups = Math.max(2, Math.min(GROUPS, sorted.length / 8));
        final double[] mean = new double[groups];
        final double[] variance = new double[groups];
        for (int g = 0; g < groups; g++) {
            final int from = (int) ((long) sorted.length * g / groups);
            final int to = (int) ((long) sorted.length * (g + 1) / groups);
            final double[] v = new double[to - from];
            for (int i = from; i < to; i++) {
                mean[g] += sorted[i].mean() / (to - from);
                v[i - from] = sorted[i].variance();
            }
            final double k = WINDOW - 4;
            variance[g] =
                    whole && mean[g] < FEW_COUNTS
                            ? Arrays.stream(v).sum() / v.length
                            : Quantiles.median(v) / StrictMath.pow(1 - 2 / (9 * k), 3);
        }
        final double[] line = line(mean, variance);
        if (!(Double.isFinite(line[0]) && Double.isFinite(line[1]))) {
            return null;
        }
        double lag = 0;
        double all = 0;
        for (final Sample s : sorted) {
            final double v = line[0] + line[1] * Math.max(0, s.mean());
            if (v > 0) {
                lag += Math.max(-4, Math.min(4, s.lag() / v));
                all += 1;
            }
        }
        if (all < LEAST) {
            return null;
        }
        final double rho = (lag / all - WHITE_LAG) / LAG_GAIN;
        final double error = 3 / Math.sqrt(all * WINDOW);
        final double correlation =
                Math.abs(rho) < Math.max(0.05, error) ? 0 : Math.max(-0.45, Math.min(0.45, rho));
        final double scale = correlation == 0 ? 1 : 1 / (1 - VARIANCE_LOSS * correlation);
        return new SpectrumNoise(line[1] * scale, line[0] * scale, correlation);
    }

    /** Non-negative line through (mean, variance) with relative errors; {readout, gain}. */
    private static double[] line(final double[] mean, final double[] variance) {
        final double largest = Arrays.stream(variance).max().orElse(0);
        double a = 0;
        double b = 0;
        double[] best = {0, 0};
        for (int pass = 0; pass < 20; pass++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double y0 = 0;
            double y1 = 0;
            for (int g = 0; g < mean.length; g++) {
                final double m = Math.max(0, mean[g]);
                final double v = pass == 0 ? Math.max(variance[g], 1e-3 * largest) : (a + b * m);
                final double floored = Math.max(v, 1e-6 * largest);
                final double w = v > 0 ? 1 / (floored * floored) : 0;
                s0 += w;
                s1 += w * m;
                s2 += w * m * m;
                y0 += w * variance[g];
                y1 += w * m * variance[g];
            }
            final double d = s0 * s2 - s1 * s1;
            a = d > 0 ? (s2 * y0 - s1 * y1) / d : 0;
            b = d > 0 ? (s0 * y1 - s1 * y0) / d : y1 / s2;
            if (a < 0) {
                a = 0;
                b = y1 / s2;
            }
            if (!(b > 0)) {
                a = y0 / s0;
                b = s1 > 0 ? 1e-6 * a * s0 / s1 : 0;
            }
            best = new double[] {a, Math.max(b, 1e-12)};
        }
        return best;
    }

    private static double[][] residualMatrix() {
        final double[][] q = new double[4][WINDOW];
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < WINDOW; i++) {
                q[k][i] = StrictMath.pow((2.0 * i - WINDOW + 1) / WINDOW, k);
            }
            for (int j = 0; j < k; j++) {
                double dot = 0;
                for (int i = 0; i < WINDOW; i++) {
                    dot += q[k][i] * q[j][i];
                }
                for (int i = 0; i < WINDOW; i++) {
                    q[k][i] -= dot * q[j][i];
                }
            }
            double norm = 0;
            for (int i = 0; i < WINDOW; i++) {
                norm += q[k][i] * q[k][i];
            }
            for (int i = 0; i < WINDOW; i++) {
                q[k][i] /= Math.sqrt(norm);
            }
        }
        final double[][] r = new double[WINDOW][WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            for (int j = 0; j < WINDOW; j++) {
                r[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < 4; k++) {
                    r[i][j] -= q[k][i] * q[k][j];
                }
            }
        }
        return r;
    }

    /** E[Σ e_i e_{i−1}] / (16 − 4) for noise with the given lag-1 correlation and variance 1. */
    private static double lagFor(final double rho) {
        double sum = 0;
        for (int i = 1; i < WINDOW; i++) {
            for (int j = 0; j < WINDOW; j++) {
                sum += RESIDUAL[i][j] * RESIDUAL[i - 1][j];
                if (j > 0) {
                    sum +=
                            rho
                                    * (RESIDUAL[i][j] * RESIDUAL[i - 1][j - 1]
                                            + RESIDUAL[i][j - 1] * RESIDUAL[i - 1][j]);
                }
            }
        }
        return sum / (WINDOW - 4);
    }

    private static double lagOfWhite() {
        return lagFor(0);
    }

    private static final double LAG_GAIN = lagFor(1) - lagFor(0);

    /** How much a correlation of 1 lowers the residual variance. */
    private static final double VARIANCE_LOSS = varianceLoss();

    private static double varianceLoss() {
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            for (int j = 1; j < WINDOW; j++) {
                sum += 2 * RESIDUAL[i][j] * RESIDUAL[i][j - 1];
            }
        }
        return -sum / (WINDOW - 4);
    }
}
