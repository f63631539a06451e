package org.zeroloss.eels.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ZeroLossShapeTest {

    private static final ZeroLossShape REFERENCE = new ZeroLossShape(200, 0.05);

    @Test
    void hasTheTailsOfTheReferenceSpectra() {
        assertEquals(1, REFERENCE.value(0, 0), 1e-12);
        assertEquals(1.7e-2, REFERENCE.value(1.0, 0), 1e-6);
        assertEquals(1.9e-3, REFERENCE.value(1.8, 0), 1e-7);
        assertEquals(6e-4, REFERENCE.value(2.5, 0), 1e-8);
        assertEquals(1e-4, REFERENCE.value(5, 0), 1e-9);
        assertEquals(0.5, REFERENCE.value(0.25, 0), 1e-9);
        assertEquals(0.5, REFERENCE.value(-0.2, 0), 1e-9);
        assertEquals(0.45, REFERENCE.fwhmEv(), 1e-12);
    }

    @Test
    void fallsOnBothSidesAndIsAsymmetric() {
        for (double e = 0.01; e < 30; e += 0.01) {
            assertTrue(REFERENCE.value(e, 0) < REFERENCE.value(e - 0.01, 0), "loss side at " + e);
            assertTrue(REFERENCE.value(-e, 0) < REFERENCE.value(-e + 0.01, 0), "gain side at " + e);
            if (e > 0.15) {
                assertTrue(REFERENCE.value(-e, 0) < REFERENCE.value(e, 0), "asymmetry at " + e);
            }
        }
    }

    @Test
    void widthAndTailsGrowWithBeamEnergyAndExposure() {
        double width = 0;
        double tail = 0;
        for (final double kev : new double[] {60, 80, 120, 200, 300}) {
            final ZeroLossShape s = new ZeroLossShape(kev, 0.05);
            assertTrue(s.fwhmEv() > width);
            assertTrue(s.value(2, 0) > tail);
            width = s.fwhmEv();
            tail = s.value(2, 0);
        }
        assertTrue(new ZeroLossShape(200, 1).fwhmEv() > REFERENCE.fwhmEv());
        assertTrue(new ZeroLossShape(200, 1).value(2, 0) > REFERENCE.value(2, 0));
        assertTrue(REFERENCE.value(2, 0.05) > REFERENCE.value(2, 0));
    }

    @Test
    void familiesFallByDifferentLawsFromTheSameWidth() {
        for (final ZeroLossTail tail : ZeroLossTail.values()) {
            final ZeroLossShape s = new ZeroLossShape(200, 0.05, tail);
            assertEquals(1, s.value(0, 0), 1e-12, tail.name());
            assertEquals(0.5, s.value(0.25, 0), 0.02, tail.name());
            assertEquals(0.5, s.value(-0.2, 0), 0.02, tail.name());
            for (double e = 0.01; e < 25; e += 0.01) {
                assertTrue(s.value(e, 0) < s.value(e - 0.01, 0), tail + " at " + e);
                assertTrue(s.value(-e, 0) < s.value(-e + 0.01, 0), tail + " at " + -e);
            }
        }
        assertEquals(-2.87, slope(ZeroLossTail.MEASURED, 10, 20), 0.05);
        assertEquals(-3.5, slope(ZeroLossTail.PEARSON_VII, 10, 20), 0.01);
        assertTrue(slope(ZeroLossTail.FIELD_EMISSION, 10, 20) < -5);
        assertEquals(-4.05, slope(ZeroLossTail.FIELD_EMISSION, 0.9, 1.1), 0.2);
        assertEquals(-2.6, slope(ZeroLossTail.FIELD_EMISSION, 2, 3), 0.3);
    }

    /** d ln z / d ln E between two energies. */
    private static double slope(final ZeroLossTail tail, final double low, final double high) {
        final ZeroLossShape s = new ZeroLossShape(200, 0.05, tail);
        return Math.log(s.value(high, 0) / s.value(low, 0)) / Math.log(high / low);
    }
}
