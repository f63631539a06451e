package org.zeroloss.imaging.defects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one has without a network: local maxima of the difference of two Gaussians of widths σ and
 * 1.6 σ (Marr and Hildreth, Proc. R. Soc. B 207 (1980) 187), the strongest first.
 *
 * @param sigmaPixels width σ
 */
record BlobDetector(double sigmaPixels) {

    private static final double RATIO = 1.6;

    /**
     * A maximum.
     *
     * @param x column in pixels
     * @param y row in pixels
     * @param strength height of the filtered image
     */
    record Blob(double x, double y, double strength) {}

    /**
     * @param image an image
     * @param most how many to give at most
     * @return maxima above 0 among their eight neighbours, the strongest first
     */
    List<Blob> find(final Micrograph image, final int most) {
        final int width = image.width();
        final float[] d = filtered(image);
        final List<Blob> all = new ArrayList<>();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                if (d[y * width + x] > 0 && isMaximum(d, width, x, y)) {
                    all.add(new Blob(x, y, d[y * width + x]));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Blob::strength).reversed());
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    /**
     * @param image an image
     * @return the difference of the Gaussians, row by row
     */
    float[] filtered(final Micrograph image) {
        final float[] narrow = blurred(image, sigmaPixels);
        final float[] wide = blurred(image, RATIO * sigmaPixels);
        final float[] d = new float[narrow.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = narrow[i] - wide[i];
        }
        return d;
    }

    private static boolean isMaximum(final float[] d, final int width, final int x, final int y) {
        final int height = d.length / width;
        for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
                if (d[j * width + i] > d[y * width + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static float[] blurred(final Micrograph image, final double sigma) {
        final int reach = (int) Math.ceil(4 * sigma);
        final double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = StrictMath.exp(-0.5 * k * k / (sigma * sigma));
            sum += kernel[k + reach];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        final float[] once = transposedRows(image.values(), image.width(), kernel);
        return transposedRows(once, image.height(), kernel);
    }

    private static float[] transposedRows(
            final float[] in, final int width, final double[] kernel) {
        final int height = in.length / width;
        final int reach = kernel.length / 2;
        final float[] out = new float[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int k = -reach; k <= reach; k++) {
                    sum += kernel[k + reach] * in[y * width + Mirror.index(x + k, width)];
                }
                out[x * height + y] = (float) sum;
            }
        }
        return out;
    }
}
