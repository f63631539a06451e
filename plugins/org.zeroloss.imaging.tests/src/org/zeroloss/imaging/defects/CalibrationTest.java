package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class CalibrationTest {

    /** Detections whose strengths mean what a law says. */
    static List<Calibration.Outcome> outcomes(
            final double a, final double b, final int n, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Calibration truth = new Calibration(a, b, 0);
        final List<Calibration.Outcome> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            final double s = random.nextDouble();
            all.add(new Calibration.Outcome(s, random.nextDouble() < truth.probability(s)));
        }
        return all;
    }

    @Test
    void findsTheLawThatItWasDrawnFrom() {
        final Calibration fitted = Calibration.fit(outcomes(0.6, -1.2, 20_000, 1));
        assertEquals(0.6, fitted.slope(), 0.05);
        assertEquals(-1.2, fitted.intercept(), 0.06);
        assertEquals(20_000, fitted.detections());
    }

    @Test
    void isCalibratedOnFreshDetections() {
        final Calibration fitted = Calibration.fit(outcomes(1.8, 0.7, 2000, 2));
        final int bins = 10;
        final double[] claimed = new double[bins];
        final double[] seen = new double[bins];
        final int n = 20_000;
        for (final Calibration.Outcome o : outcomes(1.8, 0.7, n, 3)) {
            final double p = fitted.probability(o.strength());
            final int bin = Math.min(bins - 1, (int) (p * bins));
            claimed[bin] += p / n;
            seen[bin] += o.right() ? 1.0 / n : 0;
        }
        double error = 0;
        for (int i = 0; i < bins; i++) {
            error += Math.abs(claimed[i] - seen[i]);
        }
        assertTrue(error < 0.03, "expected calibration error " + error);
    }

    @Test
    void staysFiniteWhereAllAreRightOrNoneIsThere() {
        final List<Calibration.Outcome> right = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            right.add(new Calibration.Outcome(0.9, true));
        }
        final double p = Calibration.fit(right).probability(0.9);
        assertTrue(p > 0.97 && p < 1, "probability " + p);
        final Calibration none = Calibration.fit(List.of());
        assertEquals(0.3, none.probability(0.3), 1e-9);
        assertTrue(Calibration.none().probability(5) < 1);
    }
}
