package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.score.Counts;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The best that a blob detector can do on an image if it is shown the labels of that very image:
 * width and number of blobs with the greatest F1. No fair competitor, an upper bound.
 *
 * @param sigmaPixels the width
 * @param counts what it is worth
 */
record TunedBlobs(double sigmaPixels, Counts counts) {

    private static final double LEAST_SIGMA = 1;
    private static final double MOST_SIGMA = 5;
    private static final double STEP = 0.5;

    /** Times the number of labels. */
    private static final int MOST_BLOBS = 5;

    /**
     * @param image an image with labels
     * @param tolerance in pixels
     * @return the best blob detector for it
     */
    static TunedBlobs on(final LabeledMicrograph image, final double tolerance) {
        final int labels = image.points().size();
        return DoubleStream.iterate(LEAST_SIGMA, s -> s <= MOST_SIGMA, s -> s + STEP)
                .mapToObj(s -> best(image, s, MOST_BLOBS * labels, tolerance))
                .reduce((a, b) -> b.counts.f1() > a.counts.f1() ? b : a)
                .orElseThrow();
    }

    private static TunedBlobs best(
            final LabeledMicrograph image,
            final double sigma,
            final int most,
            final double tolerance) {
        final List<BlobDetector.Blob> blobs = new BlobDetector(sigma).find(image.image(), most);
        Counts best = PointScore.of(List.of(), image.points(), tolerance);
        for (int n = 1; n <= blobs.size(); n++) {
            final List<LabeledPoint> found =
                    blobs.subList(0, n).stream()
                            .map(b -> new LabeledPoint(b.x(), b.y(), 0))
                            .toList();
            final Counts counts = PointScore.of(found, image.points(), tolerance);
            if (counts.f1() > best.f1()) {
                best = counts;
            }
        }
        return new TunedBlobs(sigma, best);
    }
}
