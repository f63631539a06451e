package org.zeroloss.imaging.defects;

import java.util.Arrays;

/**
 * How many hand labels lie where the image shows no spot, judged without any detector's threshold:
 * the strongest response of a blob filter within the tolerance of a label is compared with that
 * within the tolerance of every pixel. Labels at random are below the median of all pixels half of
 * the time, labels on spots hardly ever. So about twice the share that is below is at random.
 */
final class UnseenLabels {

    private static final double SIGMA = 2;

    private UnseenLabels() {}

    /**
     * @param image an image with labels
     * @param tolerance in pixels
     * @return twice the share of its labels whose surroundings are weaker than the median
     */
    static double share(final LabeledMicrograph image, final double tolerance) {
        final float[] filtered = new BlobDetector(SIGMA).filtered(image.image());
        final int width = image.image().width();
        final float[] everywhere = new float[filtered.length];
        for (int i = 0; i < everywhere.length; i++) {
            everywhere[i] = strongest(filtered, width, i % width, i / width, tolerance);
        }
        Arrays.sort(everywhere);
        final float median = everywhere[everywhere.length / 2];
        final long weak =
                image.points().stream()
                        .filter(p -> strongest(filtered, width, p.x(), p.y(), tolerance) < median)
                        .count();
        return Math.min(1, 2.0 * weak / image.points().size());
    }

    private static float strongest(
            final float[] filtered,
            final int width,
            final double x,
            final double y,
            final double tolerance) {
        final int height = filtered.length / width;
        float most = Float.NEGATIVE_INFINITY;
        for (int j = (int) Math.max(0, Math.ceil(y - tolerance));
                j <= Math.min(height - 1, y + tolerance);
                j++) {
            for (int i = (int) Math.max(0, Math.ceil(x - tolerance));
                    i <= Math.min(width - 1, x + tolerance);
                    i++) {
                if (Math.hypot(i - x, j - y) <= tolerance) {
                    most = Math.max(most, filtered[j * width + i]);
                }
            }
        }
        return most;
    }
}
