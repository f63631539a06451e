package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.OptionalDouble;

class ResampledSourceTest {

    private static Micrograph ramp(final int width, final int height) {
        final float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = 3 * (i % width) - 2 * (i / width);
        }
        return new Micrograph("ramp", width, height, values, OptionalDouble.of(0.2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.31, 0.5, 0.77, 1, 1.4, 3})
    void aRampStaysARampAtTheRightPlace(final double magnification) {
        final ResampledSource scaled = new ResampledSource(ramp(60, 50), magnification);
        assertEquals((int) Math.floor(60 * magnification + 1e-9), scaled.width());
        assertEquals(0.2 / magnification, scaled.pixelSizeA().orElseThrow(), 1e-12);
        final int x = scaled.width() / 3;
        final int y = scaled.height() / 2;
        final float[] row = new float[5];
        scaled.read(y, x, row, 1, 4);
        for (int i = 0; i < 4; i++) {
            assertEquals(3 * scaled.original(x + i) - 2 * scaled.original(y), row[1 + i], 1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.5, 0.77})
    void makingAnImageSmallerLosesNoIntensity(final double magnification) {
        final float[] values = new float[40 * 40];
        values[17 * 40 + 22] = 5;
        final ResampledSource small =
                new ResampledSource(
                        new Micrograph("m", 40, 40, values, OptionalDouble.empty()), magnification);
        double sum = 0;
        for (final float v : small.window(new Window(0, 0, small.width(), small.height()))) {
            sum += v;
        }
        assertEquals(5 * magnification * magnification, sum, 0.12 * sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void wholePixelsAreAveragedAndTheirNoiseStaysIndependent(final int n) {
        final float[] values = new float[24 * 24];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7919 % 101;
        }
        final ResampledSource small =
                new ResampledSource(
                        new Micrograph("m", 24, 24, values, OptionalDouble.empty()), 1.0 / n);
        final float[] all = small.window(new Window(0, 0, 24 / n, 24 / n));
        for (int y = 0; y < 24 / n; y++) {
            for (int x = 0; x < 24 / n; x++) {
                double sum = 0;
                for (int i = 0; i < n * n; i++) {
                    sum += values[(y * n + i / n) * 24 + x * n + i % n];
                }
                assertEquals(sum / (n * n), all[y * (24 / n) + x], 1e-4);
            }
        }
    }
}
