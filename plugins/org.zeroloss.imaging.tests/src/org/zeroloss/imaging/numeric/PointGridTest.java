package org.zeroloss.imaging.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.ImagingException;

import java.util.SplittableRandom;

class PointGridTest {

    /** Against all distances, from near and far, with first guesses of any size. */
    @Test
    void findsTheNearestPointHoweverFar() {
        final SplittableRandom random = new SplittableRandom(2);
        final double[] x = random.doubles(100, 0, 10).toArray();
        final double[] y = random.doubles(100, 0, 10).toArray();
        final PointGrid grid = new PointGrid(x, y, 1);
        for (int k = 0; k < 500; k++) {
            final double px = 60 * random.nextDouble() - 25;
            final double py = 60 * random.nextDouble() - 25;
            int best = 0;
            for (int i = 1; i < x.length; i++) {
                best =
                        Math.hypot(x[i] - px, y[i] - py) < Math.hypot(x[best] - px, y[best] - py)
                                ? i
                                : best;
            }
            assertEquals(best, grid.nearest(px, py, 0.01 + 5 * random.nextDouble()));
        }
    }

    @Test
    void refusesToFindTheNearestOfNone() {
        final PointGrid none = new PointGrid(new double[0], new double[0], 1);
        assertThrows(ImagingException.class, () -> none.nearest(0, 0, 1));
    }
}
