package org.zeroloss.imaging.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class TriangulationTest {

    /** Random points against the definition: circles through the corners are empty. */
    @Test
    void circlesThroughTrianglesAreEmpty() {
        final SplittableRandom random = new SplittableRandom(4);
        final double[] x = random.doubles(300, 0, 17).toArray();
        final double[] y = random.doubles(300, 0, 17).toArray();
        final List<Triangulation.Triangle> all = new Triangulation(x, y, 1).triangles();
        double area = 0;
        for (final Triangulation.Triangle t : all) {
            final double ax = x[t.b()] - x[t.a()];
            final double ay = y[t.b()] - y[t.a()];
            final double bx = x[t.c()] - x[t.a()];
            final double by = y[t.c()] - y[t.a()];
            final double twice = ax * by - ay * bx;
            assertTrue(twice > 0);
            area += twice / 2;
            final double a = ax * ax + ay * ay;
            final double b = bx * bx + by * by;
            final double cx = x[t.a()] + (by * a - ay * b) / (2 * twice);
            final double cy = y[t.a()] + (ax * b - bx * a) / (2 * twice);
            final double r = Math.hypot(cx - x[t.a()], cy - y[t.a()]);
            if (cx - r > 0 && cx + r < 17 && cy - r > 0 && cy + r < 17) {
                for (int i = 0; i < x.length; i++) {
                    assertTrue(Math.hypot(x[i] - cx, y[i] - cy) > r - 1e-9, t + " holds " + i);
                }
            }
        }
        assertEquals(all.size(), all.stream().map(TriangulationTest::sorted).distinct().count());
        // those at the rim may be missing
        assertTrue(area > 0.85 * 17 * 17 && area < 17 * 17, "area " + area);
    }

    /** Of some points: every triangle with one of them, once. */
    @Test
    void trianglesOfSomePointsAreAmongAll() {
        final SplittableRandom random = new SplittableRandom(5);
        final double[] x = new double[289];
        final double[] y = new double[289];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 17 + 0.7 * random.nextDouble();
            y[i] = i / 17 + 0.7 * random.nextDouble();
        }
        final boolean[] chosen = new boolean[x.length];
        for (int i = 0; i < chosen.length; i++) {
            final boolean inside = x[i] > 3 && x[i] < 14 && y[i] > 3 && y[i] < 14;
            chosen[i] = inside && random.nextDouble() < 0.3;
        }
        final Triangulation all = new Triangulation(x, y, 1);
        assertEquals(
                all.triangles().stream()
                        .filter(t -> chosen[t.a()] || chosen[t.b()] || chosen[t.c()])
                        .map(TriangulationTest::sorted)
                        .map(List::toString)
                        .sorted()
                        .toList(),
                all.triangles(chosen).stream()
                        .map(TriangulationTest::sorted)
                        .map(List::toString)
                        .sorted()
                        .toList());
    }

    private static List<Integer> sorted(final Triangulation.Triangle t) {
        return List.of(t.a(), t.b(), t.c()).stream().sorted().toList();
    }
}
