package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

class RecordTextTest {

    /** A record with every kind of component. */
    public record Every(
            int i,
            long l,
            double d,
            boolean b,
            EnergyZero e,
            OptionalDouble given,
            OptionalDouble none,
            List<Double> list,
            List<Double> empty,
            Inner inner) {}

    /** Within. */
    public record Inner(double x, OptionalDouble y) {}

    @Test
    void recordsComeBackFromTheirText() {
        final Every every =
                new Every(
                        -3,
                        1L << 40,
                        1e-300,
                        true,
                        EnergyZero.IMAGE,
                        OptionalDouble.of(-0.1),
                        OptionalDouble.empty(),
                        List.of(1.5, -2e20),
                        List.of(),
                        new Inner(0.1, OptionalDouble.of(3)));
        assertEquals(Optional.of(every), RecordText.read(Every.class, every.toString()));
    }

    /** If this fails, ensembles are no longer trained anew in a comparison: teach RecordText. */
    @Test
    void theSettingsOfTheTrainerComeBackFromProvenance() {
        final ZlpTrainerParameters p = ZlpTrainerParameters.defaults(7, 3);
        assertEquals(Optional.of(p), RecordText.read(ZlpTrainerParameters.class, p.toString()));
    }

    @Test
    void otherTextsGiveNothing() {
        final String text = ZlpTrainerParameters.defaults(7, 3).toString();
        for (final String other :
                List.of(
                        "",
                        "x",
                        text.replace("replicas=7", "replicas=seven"),
                        text.replace("replicas=7", "replicas=1"),
                        text.replace("replicas=", "copies="),
                        text.replace("replicas=7, ", ""),
                        text.replace("MULTI_GAUSSIAN", "MULTI"),
                        text.substring(0, text.length() - 1))) {
            assertTrue(RecordText.read(ZlpTrainerParameters.class, other).isEmpty(), other);
        }
    }
}
