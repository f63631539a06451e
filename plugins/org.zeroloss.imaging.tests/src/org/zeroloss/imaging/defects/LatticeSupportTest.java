package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Peaks on a honeycomb of known constant and direction. */
class LatticeSupportTest {

    private static final double LABEL = 1.5;
    private static final double SIZE = 200;

    /** A peak: where, and how strong. */
    private record Spot(double x, double y, double strength) {}

    /** The honeycomb in a part of the field; site 0 of a cell at the cell's corner. */
    private static List<Spot> honeycomb(
            final double constant,
            final double degrees,
            final double fromX,
            final double toX,
            final double scatter) {
        final SplittableRandom random = Seeds.stream(3);
        final double t = Math.toRadians(degrees);
        final List<Spot> all = new ArrayList<>();
        final int n = (int) (2 * SIZE / constant);
        for (int i = -n; i <= n; i++) {
            for (int j = -n; j <= n; j++) {
                for (int s = 0; s < 2; s++) {
                    final double u = constant * (i + 0.5 * j);
                    final double v = constant * (Math.sqrt(0.75) * j + s / Math.sqrt(3));
                    final double x = SIZE / 2 + u * Math.cos(t) - v * Math.sin(t);
                    final double y = SIZE / 2 + u * Math.sin(t) + v * Math.cos(t);
                    if (x >= fromX && x < toX && y >= 0 && y < SIZE) {
                        all.add(
                                new Spot(
                                        x + scatter * Gaussian.next(random),
                                        y + scatter * Gaussian.next(random),
                                        1));
                    }
                }
            }
        }
        return all;
    }

    private static LatticeSupport support(final List<Spot> spots) {
        return new LatticeSupport(
                spots.stream().mapToDouble(Spot::x).toArray(),
                spots.stream().mapToDouble(Spot::y).toArray(),
                spots.stream().mapToDouble(Spot::strength).toArray(),
                LABEL,
                Progress.NONE);
    }

    private static boolean isInside(final Spot s) {
        return Math.min(Math.min(s.x, s.y), Math.min(SIZE - s.x, SIZE - s.y)) > 30;
    }

    @ParameterizedTest
    @CsvSource({"10.2, 0", "10.2, 17.3", "12.5, 44", "15.8, 29.9"})
    void aSiteOfTheLatticeIsAskedForByBothKinds(final double constant, final double degrees) {
        final List<Spot> spots = honeycomb(constant, degrees, 0, SIZE, 0);
        final LatticeSupport support = support(spots);
        assertEquals(constant, support.constantPixels(), 0.01 * constant);
        int inside = 0;
        for (int i = 0; i < spots.size(); i++) {
            if (isInside(spots.get(i))) {
                final double[] f = support.features(i);
                assertEquals(1, f[0], 0.02, "own kind, mean");
                assertEquals(1, f[1], 0.02, "own kind, best");
                assertEquals(1, f[2], 0.02, "other kind");
                assertEquals(0, f[3], 0.02, "middles of rings");
                assertEquals(1, f[4], 0.02, "order");
                assertEquals(constant / (10 * LABEL), f[5], 0.01);
                inside++;
            }
        }
        assertTrue(inside > 80, inside + " sites");
    }

    /** What lies in the middle of a ring has six neighbours, but none a constant away. */
    @Test
    void nothingAsksForTheMiddleOfARing() {
        final double constant = 11;
        final List<Spot> spots = honeycomb(constant, 0, 0, SIZE, 0);
        spots.add(new Spot(SIZE / 2, SIZE / 2 - constant / Math.sqrt(3), 1));
        final double[] f = support(spots).features(spots.size() - 1);
        assertEquals(0, f[0], 0.02);
        assertEquals(1, f[2], 0.02);
        assertEquals(1, f[3], 0.02);
    }

    /** Noise moves peaks, hides half of them and adds others. */
    @Test
    void theLatticeIsFoundInNoise() {
        final SplittableRandom random = Seeds.stream(8);
        final List<Spot> spots = new ArrayList<>();
        for (final Spot s : honeycomb(10.2, 20, 0, SIZE, 0.7)) {
            if (random.nextDouble() < 0.5) {
                spots.add(new Spot(s.x, s.y, 0.3 + 0.4 * random.nextDouble()));
            }
        }
        final int real = spots.size();
        for (int i = 0; i < real; i++) {
            spots.add(
                    new Spot(
                            SIZE * random.nextDouble(),
                            SIZE * random.nextDouble(),
                            0.3 * random.nextDouble()));
        }
        final LatticeSupport support = support(spots);
        assertEquals(10.2, support.constantPixels(), 0.2);
        double on = 0;
        double off = 0;
        for (int i = 0; i < real; i++) {
            on += support.features(i)[1] / real;
            off += support.features(real + i)[1] / real;
        }
        assertTrue(on > 1.7 * off, "on the lattice " + on + ", anywhere " + off);
    }

    @Test
    void eachGrainHasItsOwnDirection() {
        final List<Spot> spots = honeycomb(10.2, 0, 0, SIZE / 2, 0);
        final int left = spots.size();
        spots.addAll(honeycomb(10.2, 30, SIZE / 2, SIZE, 0));
        final LatticeSupport support = support(spots);
        for (int i = 0; i < spots.size(); i++) {
            if (isInside(spots.get(i)) && Math.abs(spots.get(i).x - SIZE / 2) > 40) {
                assertEquals(1, support.features(i)[0], 0.03, (i < left ? "left " : "right ") + i);
            }
        }
    }

    @Test
    void disorderHasNoOrder() {
        final SplittableRandom random = Seeds.stream(5);
        final List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            spots.add(new Spot(SIZE * random.nextDouble(), SIZE * random.nextDouble(), 1));
        }
        final LatticeSupport support = support(spots);
        final double[] orders = new double[spots.size()];
        Arrays.setAll(orders, i -> support.features(i)[4]);
        final double mean = Arrays.stream(orders).average().orElse(1);
        assertTrue(mean < 0.25, "order of disorder " + mean);
    }

    @Test
    void itCanBeCanceled() {
        final List<Spot> spots = honeycomb(10.2, 0, 0, SIZE, 0);
        assertThrows(
                CanceledException.class,
                () ->
                        new LatticeSupport(
                                spots.stream().mapToDouble(Spot::x).toArray(),
                                spots.stream().mapToDouble(Spot::y).toArray(),
                                spots.stream().mapToDouble(Spot::strength).toArray(),
                                LABEL,
                                Canceled.NOW));
    }
}
