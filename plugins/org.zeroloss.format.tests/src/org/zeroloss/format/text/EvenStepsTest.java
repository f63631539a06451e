package org.zeroloss.format.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EvenStepsTest {

    private static EvenSteps of(final int decimals, final double... values) {
        final EvenSteps s = new EvenSteps();
        for (final double v : values) {
            s.add(v, decimals);
        }
        return s;
    }

    @Test
    void roundedStepsAreEven() {
        assertTrue(of(2, 0.03, 0.05, 0.08, 0.10, 0.13).areEven());
        assertTrue(of(0, 3, 2, 1, 0, -1).areEven());
        assertTrue(of(1, -1, -0.5, 0, 0.5).areEven());
        assertEquals(-1, of(0, 3, 2, 1).step());
    }

    @Test
    void countsAreNot() {
        assertFalse(of(0, 1, 5, 6).areEven());
        assertFalse(of(0, 4, 4, 4).areEven());
        assertFalse(of(0, 1, 2).areEven());
        assertFalse(of(1, 5.1, 5.3, 5.4).areEven());
        assertFalse(of(3, 636.127, 498.927, 498.176).areEven());
    }
}
