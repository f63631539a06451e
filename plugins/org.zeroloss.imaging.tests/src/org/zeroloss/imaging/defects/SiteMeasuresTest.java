package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What is measured of peaks for a judge, against plain sums and known images. */
class SiteMeasuresTest {

    private static final int SIZE = 80;

    @Test
    void nearestPointsAreThoseOfASearchThroughAll() {
        final SplittableRandom random = new SplittableRandom(4);
        // heaps of points with some far away
        final double[] x = coordinates(random);
        final double[] y = coordinates(random);
        final NearestPoints points = new NearestPoints(x, y, 40);
        for (int i = 0; i < x.length; i += 7) {
            final double atX = x[i];
            final double atY = y[i];
            final int[] all =
                    IntStream.range(0, x.length)
                            .boxed()
                            .sorted(
                                    (a, b) ->
                                            Double.compare(
                                                    Math.hypot(x[a] - atX, y[a] - atY),
                                                    Math.hypot(x[b] - atX, y[b] - atY)))
                            .mapToInt(Integer::intValue)
                            .limit(40)
                            .toArray();
            assertArrayEquals(all, points.of(atX, atY, 40));
        }
        assertEquals(x.length, points.of(0, 0, 1000).length);
    }

    private static double[] coordinates(final SplittableRandom random) {
        return IntStream.range(0, 300)
                .mapToDouble(i -> (i % 3) + 0.05 * Gaussian.next(random) + (i % 50 == 0 ? 30 : 0))
                .toArray();
    }

    @Test
    void noiseAndContrastOfANoisyWave() {
        final SplittableRandom random = new SplittableRandom(5);
        final float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (3 * Math.sin(i % SIZE / 8.0) + 0.5 * Gaussian.next(random));
        }
        final PixelNoise noise = new PixelNoise();
        final Window whole = new Window(-5, -5, SIZE, SIZE);
        noise.add(values, whole, new Window(0, 0, SIZE / 2, SIZE - 10));
        noise.add(values, whole, new Window(SIZE / 2, 0, SIZE / 2 - 10, SIZE - 10));
        assertEquals(0.5, noise.noise(), 0.02);
        double squares = 0;
        for (int y = 5; y < SIZE - 5; y++) {
            for (int x = 5; x < SIZE - 5; x++) {
                squares += values[y * SIZE + x] * values[y * SIZE + x];
            }
        }
        assertEquals(Math.sqrt(squares / 70 / 70), noise.contrast(), 1e-9);
    }

    /** A Gaussian spot under a Gaussian window: σ² / (σ² + w²) of its height. */
    @Test
    void brightnessOfASpot() {
        final float[] spot = new float[SIZE * SIZE];
        for (int i = 0; i < spot.length; i++) {
            final double r2 = Math.pow(i % SIZE - 40.3, 2) + Math.pow(i / SIZE - 37.8, 2);
            spot[i] = (float) (7 * Math.exp(-0.5 * r2 / 4));
        }
        final float[] half = spot.clone();
        for (int i = 0; i < half.length; i++) {
            half[i] /= 2;
        }
        final SiteBrightness b = SiteBrightness.of(spot, half, SIZE, 40.3, 37.8, 1.5);
        assertEquals(7 * 4 / (4 + 1.0), b.narrow(), 0.05);
        assertEquals(7 * 4 / (4 + 2.25), b.medium(), 0.05);
        assertEquals(7 * 4 / (4 + 9.0), b.wide(), 0.05);
        assertEquals(b.medium() / 2, b.normalized(), 1e-6);
    }

    @Test
    void withoutItsLocalMeanAnImageIsTheNormalizedOneTimesItsDeviation() {
        final SplittableRandom random = new SplittableRandom(6);
        final float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (200 + i % SIZE + Gaussian.next(random));
        }
        final LocalNormalization normalization = new LocalNormalization(6);
        final float[] detrended = normalization.detrended(values, SIZE);
        final float[] normalized = normalization.apply(values, SIZE);
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            assertTrue(
                    Math.abs(detrended[i]) < 1e-3
                            || Math.signum(detrended[i]) == Math.signum(normalized[i]),
                    "pixel " + i);
            mean += detrended[i] / values.length;
        }
        assertEquals(0, mean, 0.05);
        final float[] brighter = values.clone();
        for (int i = 0; i < brighter.length; i++) {
            brighter[i] = 3 * brighter[i] + 50;
        }
        final float[] again = normalization.detrended(brighter, SIZE);
        for (int i = 0; i < again.length; i++) {
            assertEquals(3 * detrended[i], again[i], 5e-3);
        }
    }

    @Test
    void nothingIsSaidOfTheStripAtTheBorder() {
        final float[] values = new float[20 * 10];
        Arrays.fill(values, 1);
        final LabeledMicrograph m =
                new LabeledMicrograph(
                        new Micrograph("m", 20, 10, values, OptionalDouble.empty()), List.of());
        assertTrue(m.wouldBeLabeled(3, 3, 3));
        assertTrue(m.wouldBeLabeled(16, 6, 3));
        assertFalse(m.wouldBeLabeled(2.9, 5, 3));
        assertFalse(m.wouldBeLabeled(10, 2.9, 3));
        assertFalse(m.wouldBeLabeled(16.1, 5, 3));
        assertFalse(m.wouldBeLabeled(10, 6.1, 3));
    }
}
