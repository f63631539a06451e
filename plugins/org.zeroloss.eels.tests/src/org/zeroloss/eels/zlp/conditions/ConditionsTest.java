package org.zeroloss.eels.zlp.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.eels.EelsException;
import org.zeroloss.signal.SignalMetadata;

import java.util.List;
import java.util.Optional;

class ConditionsTest {

    private static final ConditionRange RANGE =
            ConditionRange.of(
                    List.of(
                            new Conditions(60, 0.05),
                            new Conditions(200, 0.02),
                            new Conditions(100, 0.2)));

    @Test
    void whatLiesOutsideIsNamedWithBothValues() {
        assertEquals(
                List.of("beam energy 300 keV is outside the trained 60–200 keV"),
                RANGE.outside(new Conditions(300, 0.05)));
        assertEquals(
                List.of(
                        "beam energy 59.5 keV is outside the trained 60–200 keV",
                        "exposure time 1.5 s is outside the trained 0.02–0.2 s"),
                RANGE.outside(new Conditions(59.5, 1.5)));
        assertEquals(List.of(), RANGE.outside(new Conditions(80, 0.1)));
        assertEquals(List.of(), RANGE.outside(new Conditions(200.00001, 0.02)));
        assertEquals("60–200 keV, 0.02–0.2 s", RANGE.toString());
    }

    @Test
    void oneTrainedValueIsToldAsOne() {
        final ConditionRange one =
                ConditionRange.of(List.of(new Conditions(60, 0.1), new Conditions(80, 0.1)));
        assertEquals(
                List.of("exposure time 0.5 s is outside the trained 0.1 s"),
                one.outside(new Conditions(70, 0.5)));
    }

    @Test
    void whatMetadataLackIsNamed() {
        final SignalMetadata none = SignalMetadata.EMPTY;
        final String both = message(none);
        assertTrue(both.contains("image 2") && both.contains("no beam energy and no exposure"));
        assertTrue(message(none.withExposureS(0.1)).contains("found no beam energy in its"));
        assertTrue(message(none.withBeamEnergyKeV(60)).contains("found no exposure time in its"));
        final SignalMetadata known = new Conditions(60, 0.1).in(none);
        assertEquals(new Conditions(60, 0.1), Conditions.of(known, "image 2"));
    }

    private static String message(final SignalMetadata metadata) {
        return assertThrows(EelsException.class, () -> Conditions.of(metadata, "image 2"))
                .getMessage();
    }

    @Test
    void theRangeTravelsInMetadata() {
        assertEquals(Optional.of(RANGE), ConditionRange.from(RANGE.in(SignalMetadata.EMPTY)));
        assertEquals(Optional.empty(), ConditionRange.from(SignalMetadata.EMPTY));
        final SignalMetadata damaged =
                SignalMetadata.EMPTY.withTag("zeroloss.trained-conditions", "60 x");
        assertThrows(EelsException.class, () -> ConditionRange.from(damaged));
    }

    @Test
    void badConditionsAreRefused() {
        assertThrows(EelsException.class, () -> new Conditions(0, 1));
        assertThrows(EelsException.class, () -> new Conditions(60, -1));
        assertThrows(EelsException.class, () -> new Conditions(Double.NaN, 1));
        assertThrows(EelsException.class, () -> ConditionRange.of(List.of()));
        assertThrows(
                EelsException.class,
                () -> new ConditionRange(new Conditions(2, 1), new Conditions(1, 1)));
    }

    @Test
    void theWidthFollowsPowersAndStaysWhereNothingIsKnown() {
        final List<Conditions> grid = ConditionCoverage.training(true);
        final double[] widths =
                grid.stream()
                        .mapToDouble(
                                c ->
                                        0.2
                                                * Math.pow(c.beamEnergyKev(), 0.25)
                                                * Math.pow(c.exposureS(), 0.05))
                        .toArray();
        final WidthLaw law = WidthLaw.fit(grid, widths);
        assertEquals(0.25, law.energyPower(), 1e-3);
        assertEquals(0.05, law.exposurePower(), 1e-3);
        assertEquals(
                0.2 * Math.pow(300, 0.25) * Math.pow(0.1, 0.05),
                law.at(new Conditions(300, 0.1)),
                1e-3);
        final WidthLaw two =
                WidthLaw.fit(
                        List.of(new Conditions(60, 0.1), new Conditions(200, 0.1)),
                        new double[] {0.2, 0.3});
        assertEquals(0, two.exposurePower(), 1e-9);
        assertEquals(0.2, two.at(new Conditions(60, 0.1)), 1e-3);
    }
}
