package org.zeroloss.eels.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.PoissonSampler;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.SpectrumItem;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** How many peaks the counting noise of a flat spectrum shows; the node's description says it. */
class PeakNoiseTest {

    private static final double STEP = 0.005;
    private static final double FWHM = 0.1;
    private static final int CHANNELS = 60_000;
    private static final int COUNTS = 300;

    private static List<PeakRow> peaks(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] counts = new double[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            counts[i] = PoissonSampler.sample(COUNTS, random);
        }
        final PeakParameters parameters =
                new PeakParameters(
                        SpectrumGrouping.PIXEL,
                        0,
                        CHANNELS * STEP,
                        OptionalDouble.empty(),
                        0,
                        CHANNELS,
                        1);
        return new ItemPeaks(
                        parameters,
                        new PeakFilter(FWHM, STEP),
                        new SpectrumItem(0, 0, 0, -1, "", 1, 0, 0, false, () -> counts),
                        STEP,
                        new SpectrumNoise(1, 0, 0))
                .raw();
    }

    /**
     * Maxima above u in an interval of one FWHM of a stationary Gaussian process (Rice, Bell Syst.
     * Tech. J. 24 (1945) 46), whose power spectrum is that of white noise after the filter: ω⁴
     * exp(−σ²ω²), with moments in the ratio 1 : 5/2 : 35/4 (in units of 1/σ²).
     */
    private static double expected(final double u) {
        final double epsilon = Math.sqrt(1 - 2.5 * 2.5 / 8.75);
        return 2.3548
                / (2 * Math.PI)
                * (Math.sqrt(3.5) * above(u / epsilon)
                        + Math.sqrt(2.5)
                                * Math.exp(-u * u / 2)
                                * above(-u * Math.sqrt(1 - epsilon * epsilon) / epsilon));
    }

    /** Share of a normal distribution above x, by integration. */
    private static double above(final double x) {
        double sum = 0;
        final double h = 1e-3;
        for (double t = x + h / 2; t < 12; t += h) {
            sum += h * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
        }
        return sum;
    }

    @Test
    void noiseShowsAsManyPeaksAsRiceSays() {
        final double[] levels = {1, 2, 3, 4};
        final double[] found = new double[levels.length];
        double widths = 0;
        for (int seed = 0; seed < 20; seed++) {
            for (final PeakRow row : peaks(seed)) {
                for (int l = 0; l < levels.length; l++) {
                    found[l] += row.significance() >= levels[l] ? 1 : 0;
                }
            }
            widths += CHANNELS * STEP / FWHM;
        }
        for (int l = 0; l < levels.length; l++) {
            final double mean = expected(levels[l]) * widths;
            // the filter stands on channels, the noise is estimated: 5 %, and the count's own error
            final double allowed = 0.05 * mean + 4 * Math.sqrt(mean);
            final String all = Arrays.toString(found) + " in " + widths + " widths";
            assertEquals(mean, found[l], allowed, levels[l] + ": " + all);
        }
        assertTrue(found[3] > 0, "no peak above four standard deviations in " + widths);
        // as the description of the node says, for a range of thirty widths
        assertEquals(11, 30 * expected(1), 0.5);
        assertEquals(2.4, 30 * expected(2), 0.05);
        assertEquals(0.2, 30 * expected(3), 0.01);
        assertEquals(0.006, 30 * expected(4), 0.0005);
    }
}
