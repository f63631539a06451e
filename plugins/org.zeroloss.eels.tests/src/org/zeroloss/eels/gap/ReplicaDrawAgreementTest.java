package org.zeroloss.eels.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SampleData;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.zlp.ReplicaDraw;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Gaps with replicas by pixel draw and by multi-Gaussian noise lie within each other's 68 % bands:
 * the difference of the medians is less than the half of either band that points to the other.
 */
class ReplicaDrawAgreementTest {

    private static List<GapRow> gaps(
            final Signal image,
            final ReplicaDraw draw,
            final SpectrumGrouping grouping,
            final OptionalDouble exponent) {
        final Workers workers = new Workers(2);
        final var ensemble =
                new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(40, 1).withDraw(draw))
                        .train(image, workers, Progress.NONE)
                        .ensemble();
        return new BandGapFitter(GapParameters.defaults(grouping, exponent, 1))
                .fit(image, ensemble, workers, Progress.NONE)
                .gaps();
    }

    private static int agreeing(
            final Signal image, final SpectrumGrouping grouping, final OptionalDouble exponent) {
        final List<GapRow> mean = gaps(image, ReplicaDraw.MULTI_GAUSSIAN, grouping, exponent);
        final List<GapRow> pixel = gaps(image, ReplicaDraw.PIXEL, grouping, exponent);
        assertEquals(mean.size(), pixel.size());
        int fitted = 0;
        for (int i = 0; i < mean.size(); i++) {
            final GapRow a = mean.get(i);
            final GapRow b = pixel.get(i);
            if (a.status() == GapStatus.OK && b.status() == GapStatus.OK) {
                fitted++;
                final double half =
                        Math.max(
                                Math.max(a.gapP84Ev() - a.gapEv(), a.gapEv() - a.gapP16Ev()),
                                Math.max(b.gapP84Ev() - b.gapEv(), b.gapEv() - b.gapP16Ev()));
                assertTrue(Math.abs(a.gapEv() - b.gapEv()) <= half, a + "\n" + b);
            }
        }
        return fitted;
    }

    @Test
    void onASimulatedSpecimen(@TempDir final Path folder) {
        final Path file =
                SimulatedImages.labelled(SpecimenParameters.defaults(24, 16, 4242), 3, folder);
        try (Signal image = Signal.open(file)) {
            assertTrue(agreeing(image, SpectrumGrouping.CLUSTER, OptionalDouble.of(1.5)) >= 2);
        }
    }

    @Test
    void onWs2(@TempDir final Path folder) {
        final Path raw = SampleData.image("ws2-bandgap", folder.resolve("raw.arrow"));
        final Path file = SimulatedImages.cluster(raw, 1, folder.resolve("labelled.arrow"));
        try (Signal image = Signal.open(file)) {
            assertEquals(3, agreeing(image, SpectrumGrouping.PIXEL, OptionalDouble.empty()));
        }
    }
}
