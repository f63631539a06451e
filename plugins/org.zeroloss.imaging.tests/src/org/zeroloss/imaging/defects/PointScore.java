package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.score.Counts;
import org.zeroloss.imaging.score.PointMatching;

import java.util.List;

/** Points against points, whatever their classes. */
final class PointScore {

    private PointScore() {}

    /**
     * @param found what was found
     * @param truth what is there
     * @param tolerance in pixels
     * @return the pairs of the optimal assignment
     */
    static PointMatching pairs(
            final List<LabeledPoint> found,
            final List<LabeledPoint> truth,
            final double tolerance) {
        return PointMatching.of(
                found.stream().mapToDouble(LabeledPoint::x).toArray(),
                found.stream().mapToDouble(LabeledPoint::y).toArray(),
                truth.stream().mapToDouble(LabeledPoint::x).toArray(),
                truth.stream().mapToDouble(LabeledPoint::y).toArray(),
                tolerance);
    }

    /**
     * @param found what was found
     * @param truth what is there
     * @param tolerance in pixels
     * @return hits, false alarms and misses
     */
    static Counts of(
            final List<LabeledPoint> found,
            final List<LabeledPoint> truth,
            final double tolerance) {
        final PointMatching pairs = pairs(found, truth, tolerance);
        int hits = 0;
        double square = 0;
        for (int i = 0; i < found.size(); i++) {
            if (pairs.truthOf(i) >= 0) {
                hits++;
                square += pairs.distance(i) * pairs.distance(i);
            }
        }
        return new Counts(hits, found.size() - hits, truth.size() - hits, square);
    }

    /**
     * @param found detections
     * @param least probability from which they count
     * @return their places
     */
    static List<LabeledPoint> points(final List<Detection> found, final double least) {
        return found.stream()
                .filter(d -> d.probability() >= least)
                .map(d -> new LabeledPoint(d.x(), d.y(), d.classIndex()))
                .toList();
    }
}
