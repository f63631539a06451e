package org.zeroloss.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class SeedsTest {

    @Test
    void equalPathsGiveEqualStreams() {
        assertEquals(Seeds.stream(1, 2, 3).nextLong(), Seeds.stream(1, 2, 3).nextLong());
    }

    @Test
    void orderAndLengthOfThePathMatter() {
        assertNotEquals(Seeds.derive(1, 2, 3), Seeds.derive(1, 3, 2));
        assertNotEquals(Seeds.derive(1, 2), Seeds.derive(1, 2, 0));
        assertNotEquals(Seeds.derive(0), Seeds.derive(0, 0));
    }

    @Test
    void neighbouringPathsDoNotCollide() {
        final Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long a = 0; a < 100; a++) {
                for (long b = 0; b < 100; b++) {
                    seen.add(Seeds.derive(seed, a, b));
                }
            }
        }
        assertEquals(100_000, seen.size());
    }

    /**
     * Mean of the first draw over neighbouring streams: sd of the mean is 1/sqrt(12 n) = 0.0029.
     */
    @Test
    void firstDrawsOfNeighbouringStreamsAreUniform() {
        double sum = 0;
        double product = 0;
        double last = 0.5;
        final int n = 10_000;
        for (int i = 0; i < n; i++) {
            final double u = Seeds.stream(99, 3, i).nextDouble();
            sum += u;
            product += (u - 0.5) * (last - 0.5);
            last = u;
        }
        assertEquals(0.5, sum / n, 5 * 0.0029);
        assertTrue(Math.abs(product / n) < 5 / (12 * Math.sqrt(n)), "neighbours are correlated");
    }
}
