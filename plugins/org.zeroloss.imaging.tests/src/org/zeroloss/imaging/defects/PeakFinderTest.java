package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

class PeakFinderTest {

    private static final LabelMaps LABELS = new LabelMaps(1.5, 2);
    private static final PeakFinder FINDER = new PeakFinder(LABELS, 0.1, 2);

    private static PeakFinder.Maps maps(
            final List<LabeledPoint> points, final int width, final int height) {
        final float[] values = new float[3 * width * height];
        LABELS.draw(points, width, height, values, 0);
        return new PeakFinder.Maps(values, width, height);
    }

    @Test
    void findsThePointsOfPerfectMapsBetweenThePixels() {
        final SplittableRandom random = new SplittableRandom(1);
        final List<LabeledPoint> points = new ArrayList<>();
        for (int j = 0; j < 6; j++) {
            for (int i = 0; i < 8; i++) {
                points.add(
                        new LabeledPoint(
                                6 + 9 * i + random.nextDouble(),
                                6 + 9 * j + random.nextDouble(),
                                (i + j) % 2));
            }
        }
        final List<Peak> peaks = new ArrayList<>(FINDER.find(maps(points, 80, 62)));
        assertEquals(points.size(), peaks.size());
        for (final LabeledPoint p : points) {
            final Peak nearest =
                    peaks.stream()
                            .min(
                                    Comparator.comparingDouble(
                                            q -> Math.hypot(q.x() - p.x(), q.y() - p.y())))
                            .orElseThrow();
            assertEquals(p.x(), nearest.x(), 0.005);
            assertEquals(p.y(), nearest.y(), 0.005);
            assertEquals(p.classIndex(), nearest.classIndex());
            assertEquals(1, nearest.strength(), 0.01);
        }
    }

    @Test
    void aNeighbourThreeWidthsAwayPullsLittle() {
        final List<Peak> peaks =
                FINDER.find(
                        maps(
                                List.of(
                                        new LabeledPoint(20.4, 20, 0),
                                        new LabeledPoint(24.9, 20, 1)),
                                48,
                                40));
        assertEquals(2, peaks.size());
        for (final Peak p : peaks) {
            assertEquals(p.classIndex() == 0 ? 20.4 : 24.9, p.x(), 0.03);
            assertEquals(20, p.y(), 0.005);
        }
    }

    @Test
    void halfALabelHasHalfTheStrengthAndNothingHasNoPeaks() {
        final PeakFinder.Maps full = maps(List.of(new LabeledPoint(15, 15, 1)), 31, 31);
        final float[] half = full.values().clone();
        for (int i = 0; i < 31 * 31; i++) {
            half[i] = 1 - 0.5f * (1 - half[i]);
            half[2 * 31 * 31 + i] *= 0.5f;
        }
        final List<Peak> peaks = FINDER.find(new PeakFinder.Maps(half, 31, 31));
        assertEquals(1, peaks.size());
        assertEquals(0.5, peaks.get(0).strength(), 1e-3);
        assertEquals(List.of(), FINDER.find(maps(List.of(), 31, 31)));
    }

    @Test
    void aPointAtTheEdgeIsFoundWithinHalfAPixel() {
        final List<Peak> peaks = FINDER.find(maps(List.of(new LabeledPoint(0.3, 12.2, 0)), 24, 24));
        assertEquals(1, peaks.size());
        assertTrue(Math.abs(peaks.get(0).x() - 0.3) < 0.9, "x = " + peaks.get(0).x());
        assertEquals(12.2, peaks.get(0).y(), 0.01);
    }
}
