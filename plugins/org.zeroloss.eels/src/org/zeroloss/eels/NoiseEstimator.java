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
 * mean + readout variance by weighted least squares. The correlation of neighbouring channels comes
 * from the same residuals, corrected for what the cubic takes away.
 */
public final class NoiseEstimator {

    private static final int WINDOW = 16;
    private static final int GROUPS = 12;
    private static final int MAX_ROWS = 1000;
    private static final double CORE_EV = 1.5;

    /** Hat matrix of a cubic on a window, and E[lag-1 product] / variance for white noise. */
    private static final double[][] RESIDUAL = residualMatrix();

    private static final double WHITE_LAG = lagOfWhite();

    private NoiseEstimator() {}

    /** One window. */
    private record Sample(double mean, double variance, double lag) {}

    /**
     * @param image a spectral image
     * @param zeroChannel channel of the energy zero of each row
     * @return its noise per channel
     * @throws EelsException if the spectra are too short for an estimate
     */
    public static SpectrumNoise of(final Signal image, final IntToDoubleFunction zeroChannel) {
        final int rows = (int) Math.min(Integer.MAX_VALUE, image.rows());
        final int step = Math.max(1, rows / MAX_ROWS);
        final List<Sample> samples = new ArrayList<>();
        final int core = (int) Math.ceil(CORE_EV / image.spec().signalAxis().scale());
        for (int r = 0; r < rows; r += step) {
            final double[] counts = image.plane().row(r);
            final int first = (int) Math.round(zeroChannel.applyAsDouble(r)) + core;
            for (int i = first; i + WINDOW <= counts.length; i += WINDOW) {
                samples.add(sample(counts, i));
            }
        }
        if (samples.size() < 8) {
            throw new EelsException(
                    "Expected at least "
                            + 8 * WINDOW
                            + " channels above "
                            + CORE_EV
                            + " eV to estimate the noise, found "
                            + samples.size() * WINDOW
                            + "; give gain and readout noise");
        }
        return regress(samples);
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

    private static SpectrumNoise regress(final List<Sample> samples) {
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
            variance[g] = Quantiles.median(v) / StrictMath.pow(1 - 2 / (9 * k), 3);
        }
        final double[] line = line(mean, variance);
        double lag = 0;
        double all = 0;
        for (final Sample s : sorted) {
            final double v = line[0] + line[1] * Math.max(0, s.mean());
            lag += Math.max(-4, Math.min(4, s.lag() / v));
            all += 1;
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
                final double v = pass == 0 ? Math.max(variance[g], 1e-300) : a + b * m;
                final double w = v > 0 ? 1 / (v * v) : 0;
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
                b = 1e-6 * a / Math.max(1e-300, s1 / s0);
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
