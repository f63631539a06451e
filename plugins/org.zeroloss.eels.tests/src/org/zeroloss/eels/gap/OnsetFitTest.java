package org.zeroloss.eels.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.OptionalDouble;

class OnsetFitTest {

    private static final double STEP = 0.025;

    private static double[] gaussianKernel() {
        final double[] kernel = new double[121];
        for (int i = 0; i < kernel.length; i++) {
            final double q = (i - 60) * STEP / 0.19;
            kernel[i] = Math.exp(-0.5 * q * q);
        }
        return kernel;
    }

    /** The broadened onset by brute force: fine sampling of channel and kernel. */
    private static double brute(final double u, final double b) {
        double sum = 0;
        double norm = 0;
        for (int k = -6000; k <= 6000; k++) {
            final double e = k * 0.00025;
            final double w = Math.exp(-0.5 * (e / 0.19) * (e / 0.19));
            double mean = 0;
            for (int j = 0; j < 5; j++) {
                mean += 0.2 * Math.pow(Math.max(0, u - e + (j - 2) * STEP / 5), b);
            }
            sum += w * mean;
            norm += w;
        }
        return sum / norm;
    }

    @ParameterizedTest
    @CsvSource({"0.5,-0.3", "0.5,0.02", "0.5,0.71", "1.5,-0.2", "1.5,0.113", "1.5,1.4", "2.2,0.5"})
    void templateIsTheConvolution(final double b, final double u) {
        final OnsetTemplates t =
                new OnsetTemplates(new double[] {b}, STEP, gaussianKernel(), 60, -2, 3);
        final double[] out = new double[1];
        t.fill(0, u, 1, out, 0);
        final double expected = brute(u, b);
        assertEquals(expected, out[0], 2e-3 * expected + 1e-4);
    }

    @Test
    void withoutBroadeningItIsTheChannelMeanOfThePower() {
        final OnsetTemplates t =
                new OnsetTemplates(new double[] {1}, STEP, new double[] {1}, 0, -1, 2);
        final double[] out = new double[3];
        t.fill(0, -0.5, 1, out, 0);
        assertEquals(0, out[0], 1e-15);
        t.fill(0, 0.5, 1, out, 0);
        assertEquals(0.5, out[0], 1e-12);
    }

    /** Interpolation between the nodes of b costs up to 7 meV, a tenth of the error of a pixel. */
    @ParameterizedTest
    @CsvSource({"1.31,0.5", "1.77,1.5", "2.243,1.5", "1.5,1.05", "1.9,2.3"})
    void recoversGapAndExponentOfNoiseFreeData(final double gap, final double b) {
        final GapTemplates templates =
                GapTemplates.of(OptionalDouble.empty(), 0.3, 3, STEP, gaussianKernel(), 60, -4, 5);
        final OnsetTemplates exact =
                new OnsetTemplates(new double[] {b}, STEP, gaussianKernel(), 60, -4, 5);
        final int n = (int) ((gap + 1.5 - 1.1) / STEP);
        final double[] data = new double[n];
        exact.fill(0, 1.1 - gap, n, data, 0);
        for (int i = 0; i < n; i++) {
            data[i] *= 120;
        }
        final double[] weights = new double[n];
        Arrays.fill(weights, 1 / 50.0);
        final OnsetFit fit =
                new OnsetFit(templates.search(), 1.1, weights, 0.8, 1.1 + n * STEP - 0.3);
        final OnsetFit.Estimate e = fit.fit(data);
        assertEquals(gap, e.gap(), 0.008);
        assertEquals(b, e.exponent(), 0.015);
        assertEquals(120, e.amplitude(), 12);
        assertTrue(!e.gapAtLimit() && !e.exponentAtLimit());
        final double[] model = fit.model(e, 1.1, n);
        assertEquals(data[n - 1], model[n - 1], 0.12 * data[n - 1]);
    }

    @Test
    void negativeDataHaveNoOnset() {
        final GapTemplates templates =
                GapTemplates.of(OptionalDouble.of(0.5), 0.3, 3, STEP, new double[] {1}, 0, -4, 5);
        final double[] weights = new double[60];
        Arrays.fill(weights, 1);
        final double[] data = new double[60];
        Arrays.fill(data, -1);
        final OnsetFit.Estimate e = new OnsetFit(templates.search(), 1, weights, 1, 2).fit(data);
        assertTrue(Double.isNaN(e.gap()) && e.gapAtLimit());
    }

    /** Fisher information of a straight line a + g x, known in closed form. */
    @Test
    void cramerRaoOfAStraightLineIsItsLeastSquaresError() {
        final double[] byGap = new double[21];
        final double[] byAmplitude = new double[21];
        final double[] byExponent = new double[21];
        final double[] variance = new double[21];
        double xx = 0;
        double fourth = 0;
        for (int i = 0; i < 21; i++) {
            final double x = i - 10;
            byGap[i] = x * x;
            byAmplitude[i] = 1;
            byExponent[i] = x;
            variance[i] = 4;
            xx += x * x;
            fourth += x * x * x * x;
        }
        final CramerRao bound = CramerRao.of(byGap, byAmplitude, byExponent, variance);
        final double expected = Math.sqrt(4 / (fourth - xx * xx / 21));
        assertEquals(expected, bound.fixedEv(), 1e-12);
        assertEquals(expected, bound.freeEv(), 1e-12);
    }

    /** What is drawn is the onset of the result, at the strength of the data. */
    @Test
    void drawnCurveGoesThroughTheData() {
        final OnsetTemplates exact =
                new OnsetTemplates(new double[] {1.5}, STEP, new double[] {1}, 0, -2, 3);
        final double[] data = new double[60];
        exact.fill(0, 1 - 1.6, data.length, data, 0);
        final double[] variance = new double[data.length];
        for (int i = 0; i < data.length; i++) {
            data[i] *= 37;
            variance[i] = 1 + i;
        }
        final double[] drawn =
                new OnsetCurve(OnsetBroadening.NONE, null, 0, 0, STEP)
                        .through(1.6, 1.5, 1, data, variance);
        for (int i = 0; i < data.length; i++) {
            assertEquals(data[i], drawn[i], 1e-3 * data[i] + 1e-6, "channel " + i);
        }
        final double[] none =
                new OnsetCurve(OnsetBroadening.NONE, null, 0, 0, STEP)
                        .through(2.9, 1.5, 1, data, variance);
        assertEquals(0, none[0]);
    }
}
