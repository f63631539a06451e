package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.zeroloss.imaging.defects.CalibrationTest.outcomes;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.ImagingException;

import java.util.List;

class CalibrationsTest {

    @Test
    void eachClassAndNumberOfLooksHasItsOwn() {
        final Calibrations fitted =
                Calibrations.fit(
                        List.of(outcomes(1, 0.5, 20_000, 1), outcomes(1.4, -1, 5000, 2)),
                        List.of(outcomes(2, 1, 20_000, 3), outcomes(2.2, 0, 5000, 4)));
        assertEquals(1, fitted.of(0, 1).slope(), 0.06);
        assertEquals(0.5, fitted.of(0, 1).intercept(), 0.06);
        assertEquals(1.4, fitted.of(1, 1).slope(), 0.12);
        assertEquals(-1, fitted.of(1, 1).intercept(), 0.12);
        assertEquals(2, fitted.of(0, 8).slope(), 0.1);
        assertEquals(1, fitted.of(0, 8).intercept(), 0.1);
        assertEquals(2.2, fitted.of(1, 8).slope(), 0.2);
        assertEquals(0, fitted.of(1, 8).intercept(), 0.15);
        assertEquals(25_000, fitted.detections());
    }

    /** Two detections of a rare class, both right, do not make it certain. */
    @Test
    void aRareClassStaysNearTheOthers() {
        final List<List<Calibration.Outcome>> all =
                List.of(
                        outcomes(1, -1, 5000, 5),
                        List.of(
                                new Calibration.Outcome(0.5, true),
                                new Calibration.Outcome(0.6, true)),
                        List.of());
        final Calibrations fitted = Calibrations.fit(all, all);
        final double frequent = fitted.of(0, 1).probability(0.5);
        final double rare = fitted.of(1, 1).probability(0.5);
        assertEquals(0.27, frequent, 0.02);
        assertTrue(rare > frequent && rare < 0.6, "probability of the rare class " + rare);
        final double never = fitted.of(2, 1).probability(0.5);
        assertEquals(
                Calibration.fit(all.stream().flatMap(List::stream).toList()).probability(0.5),
                never,
                1e-9);
    }

    @Test
    void bothAreOfTheSameClasses() {
        final Calibration one = Calibration.none();
        final ImagingException e =
                assertThrows(
                        ImagingException.class,
                        () -> new Calibrations(List.of(one, one), List.of(one)));
        assertTrue(e.getMessage().contains("found 2 and 1"), e.getMessage());
    }
}
