package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class AxisTest {

    private static final Axis ENERGY = new Axis("E", "eV", 100, 0.5, -10, AxisRole.SIGNAL);

    @Test
    void valueAndIndexAreInverse() {
        assertEquals(-10, ENERGY.first());
        assertEquals(39.5, ENERGY.last());
        for (long i = 0; i < ENERGY.size(); i++) {
            assertEquals(i, ENERGY.index(ENERGY.value(i)));
        }
    }

    @Test
    void indexIsTheNearestUpToHalfAStepOutside() {
        assertEquals(0, ENERGY.index(-10.25));
        assertEquals(1, ENERGY.index(-9.75));
        assertEquals(0, ENERGY.index(-9.76));
        assertEquals(99, ENERGY.index(39.74));
        assertTrue(ENERGY.contains(39.74));
        assertFalse(ENERGY.contains(39.75));
        final SignalException e = assertThrows(SignalException.class, () -> ENERGY.index(39.75));
        assertTrue(e.getMessage().contains("39.75") && e.getMessage().contains("'E'"));
        assertThrows(SignalException.class, () -> ENERGY.index(-10.26));
        assertThrows(SignalException.class, () -> ENERGY.index(Double.NaN));
        assertThrows(IndexOutOfBoundsException.class, () -> ENERGY.value(100));
        assertThrows(IndexOutOfBoundsException.class, () -> ENERGY.value(-1));
    }

    @Test
    void negativeScaleRunsDownwards() {
        final Axis a = new Axis("k", "", 5, -2, 8, AxisRole.NAVIGATION);
        assertEquals(0, a.last());
        assertEquals(1, a.index(6.5));
        assertThrows(SignalException.class, () -> a.index(9.5));
    }

    @Test
    void cropKeepsValuesAndLabels() {
        final Axis a = new Axis("f", "", 4, 1, 0, AxisRole.NAVIGATION, List.of("a", "b", "c", "d"));
        final Axis c = a.crop(1, 3);
        assertEquals(List.of("b", "c"), c.labels());
        assertEquals(2, c.size());
        assertEquals(a.value(2), c.value(1));
        for (final long[] bad : new long[][] {{-1, 2}, {2, 2}, {3, 1}, {0, 5}}) {
            assertThrows(SignalException.class, () -> a.crop(bad[0], bad[1]));
        }
    }

    @Test
    void badComponentsAreNamed() {
        bad("size", () -> new Axis("x", "", 0, 1, 0, AxisRole.SIGNAL));
        bad("scale", () -> new Axis("x", "", 1, 0, 0, AxisRole.SIGNAL));
        bad("scale", () -> new Axis("x", "", 1, Double.NaN, 0, AxisRole.SIGNAL));
        bad("offset", () -> new Axis("x", "", 1, 1, Double.POSITIVE_INFINITY, AxisRole.SIGNAL));
        bad("finite", () -> new Axis("x", "", Long.MAX_VALUE, 1e300, 0, AxisRole.SIGNAL));
        bad("name", () -> new Axis(" ", "", 1, 1, 0, AxisRole.SIGNAL));
        bad("unit", () -> new Axis("x", null, 1, 1, 0, AxisRole.SIGNAL));
        bad("role", () -> new Axis("x", "", 1, 1, 0, null));
        bad("labels", () -> new Axis("x", "", 2, 1, 0, AxisRole.SIGNAL, List.of("one")));
    }

    private static void bad(final String named, final Runnable construct) {
        final SignalException e = assertThrows(SignalException.class, construct::run);
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }
}
