package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;
import org.zeroloss.imaging.ImagingException;

import java.util.Arrays;
import java.util.SplittableRandom;

class LocalNormalizationTest {

    private static float[] noise(final int n, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) Gaussian.next(random);
        }
        return values;
    }

    @Test
    void equalsTheDefinitionWithTheWindowsOwnWeights() {
        final int width = 41;
        final int height = 37;
        final LocalNormalization normalization = new LocalNormalization(2);
        // the window itself: what one pixel of 1 becomes under the three means
        final double[] box = {1, 1, 1, 1, 1};
        final double[] twice = convolve(box, box);
        final double[] kernel = convolve(twice, box);
        assertEquals(13, kernel.length);
        final float[] values = noise(width * height, 1);
        final float[] result = normalization.apply(values, width);
        final int x = 3;
        final int y = 35;
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int j = -6; j <= 6; j++) {
            for (int i = -6; i <= 6; i++) {
                final double w = kernel[i + 6] * kernel[j + 6];
                final double v =
                        values[Mirror.index(y + j, height) * width + Mirror.index(x + i, width)];
                sum += w;
                mean += w * v;
                square += w * v * v;
            }
        }
        mean /= sum;
        assertEquals(
                (values[y * width + x] - mean) / Math.sqrt(square / sum - mean * mean),
                result[y * width + x],
                2e-5);
        assertEquals(6, normalization.reach());
    }

    private static double[] convolve(final double[] a, final double[] b) {
        final double[] c = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                c[i + j] += a[i] * b[j];
            }
        }
        return c;
    }

    @Test
    void gainAndOffsetDoNotMatter() {
        final float[] values = noise(64 * 48, 2);
        final float[] other = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            other[i] = 1000 + 17 * values[i];
        }
        final LocalNormalization normalization = new LocalNormalization(5);
        assertArrayEquals(normalization.apply(values, 64), normalization.apply(other, 64), 2e-3f);
    }

    @Test
    void pixelsBeyondItsReachDoNotMatter() {
        final LocalNormalization normalization = new LocalNormalization(3.3);
        final int width = 80;
        final float[] values = noise(width * 5, 3);
        final float[] other = values.clone();
        other[2 * width] = 4;
        final int there = 2 * width + normalization.reach() + 1;
        assertEquals(
                normalization.apply(values, width)[there],
                normalization.apply(other, width)[there],
                1e-5);
    }

    @Test
    void aConstantImageBecomesZeroAndAWrongWidthIsRefused() {
        final float[] values = new float[100];
        Arrays.fill(values, 12345);
        assertArrayEquals(new float[100], new LocalNormalization(2).apply(values, 10), 0);
        final ImagingException e =
                assertThrows(ImagingException.class, () -> new LocalNormalization(0));
        assertEquals(
                "Expected width of the local normalization in pixels from 1.0 to 1000.0, found 0.0",
                e.getMessage());
    }
}
