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
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.eels.zlp.ZlpTraining;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Three real WS2 spectra with two of vacuum; published: 1.6 +0.3 −0.2 eV. */
class Ws2BandGapTest {

    @TempDir Path folder;

    @Test
    void everySpecimenSpectrumHasAGapAndTheirMedianIsThePublishedOne() {
        final Path raw = SampleData.image("ws2-bandgap", folder.resolve("raw.arrow"));
        final Path file = SimulatedImages.cluster(raw, 1, folder.resolve("labelled.arrow"));
        try (Signal image = Signal.open(file)) {
            final ZlpTraining training =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(60, 1))
                            .train(image, new Workers(2), Progress.NONE);
            assertEquals(2, training.regions().get(0).size());
            assertEquals(0.455, training.ensemble().fwhmEv(), 0.02);
            final GapParameters d =
                    GapParameters.defaults(SpectrumGrouping.PIXEL, OptionalDouble.empty(), 1);
            final GapParameters p =
                    new GapParameters(
                            d.grouping(),
                            d.exponent(),
                            d.lowerEv(),
                            d.upperEv(),
                            1.0,
                            d.broadening(),
                            d.gapMinEv(),
                            d.gapMaxEv(),
                            d.exponentMin(),
                            d.exponentMax(),
                            d.significance(),
                            d.readoutNoise(),
                            d.countsPerElectron(),
                            List.of(0.8, 1.0, 1.25),
                            d.seed());
            final GapResult r =
                    new BandGapFitter(p)
                            .fit(image, training.ensemble(), new Workers(2), Progress.NONE);
            assertEquals(5, r.gaps().size());
            final double[] gaps = new double[3];
            for (int i = 0; i < 3; i++) {
                final GapRow g = r.gaps().get(i);
                assertEquals(GapStatus.OK, g.status(), g.toString());
                assertTrue(g.gapP16Ev() < g.gapEv() && g.gapEv() < g.gapP84Ev(), g.toString());
                assertTrue(g.name().contains("(1" + (4 + i) + ")"), g.name());
                gaps[i] = g.gapEv();
            }
            assertEquals(GapStatus.VACUUM, r.gaps().get(3).status());
            assertEquals(GapStatus.VACUUM, r.gaps().get(4).status());
            final double median = Quantiles.median(gaps);
            assertTrue(median >= 1.4 && median <= 1.9, "median over the spectra: " + median);
            assertTrue(r.windows().size() >= 6);
        }
    }
}
