package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.crystal.SiteClass;

import java.util.Collections;
import java.util.List;

class SiteOutcomeTest {

    private static List<SiteOutcome> outcomes(final List<Detection> found) {
        return SiteOutcome.of(
                LineOfColumns.image(),
                found,
                LineOfColumns.CLASSES,
                Collections.nCopies(LineOfColumns.COLUMNS, SiteClass.COLUMN));
    }

    private static List<Boolean> atBoundary(final List<SiteOutcome> outcomes) {
        return outcomes.stream().map(SiteOutcome::atBoundary).toList();
    }

    @Test
    void placesNearAColumnAtABoundaryAreThereToo() {
        assertEquals(List.of(true, true, true, false, false), atBoundary(outcomes(List.of())));
    }

    /** The last one is that of a column; the others are 1.1, 1.8 and 4.3 Å from the boundary's. */
    @Test
    void detectionsWithoutAColumnAreTakenByTheSameDistance() {
        final List<SiteOutcome> all =
                outcomes(
                        List.of(
                                LineOfColumns.found(8.1, "vacancy"),
                                LineOfColumns.found(5.2, "vacancy"),
                                LineOfColumns.found(11.3, "vacancy"),
                                LineOfColumns.found(9.7, "column")));
        assertEquals(
                List.of(true, true, false),
                atBoundary(all.subList(LineOfColumns.COLUMNS, all.size())));
    }
}
