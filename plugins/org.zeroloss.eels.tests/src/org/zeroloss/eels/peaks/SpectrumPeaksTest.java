package org.zeroloss.eels.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SampleData;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.simulate.Exciton;
import org.zeroloss.eels.simulate.SimulatedMaterial;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class SpectrumPeaksTest {

    @TempDir Path folder;

    private static ZlpEnsemble train(final Signal image, final int replicas) {
        return new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(replicas, 1))
                .train(image, new Workers(2), Progress.NONE)
                .ensemble();
    }

    @Test
    void filterTellsPositionAndWidthOfAGaussianOnASlope() {
        final PeakFilter filter = new PeakFilter(0.1, 0.005);
        final double[] data = new double[400];
        for (int i = 0; i < data.length; i++) {
            final double q = (i * 0.005 - 1.0013) / 0.05;
            data[i] = 500 - 0.8 * i + 40 * Math.exp(-0.5 * q * q);
        }
        final double[] response = filter.response(data);
        int at = 100;
        for (int i = 100; i < 300; i++) {
            at = response[i] > response[at] ? i : at;
        }
        assertEquals(1.0013, 0.005 * PeakFilter.vertex(response, at), 5e-4);
        assertEquals(0.05 * 2.3548, filter.fwhm(response, at), 4e-3);
        assertEquals(0, response[380 - filter.reach()] / response[at], 1e-6);
    }

    @Test
    void filterVarianceIsThatOfItsResponseToNoise() {
        final PeakFilter filter = new PeakFilter(0.08, 0.005);
        final double[] data = new double[200_000];
        final SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < data.length; i++) {
            data[i] = 3 * random.nextGaussian();
        }
        final double[] response = filter.response(data);
        double square = 0;
        for (final double r : response) {
            square += r * r / response.length;
        }
        final double[] variance = new double[400];
        Arrays.fill(variance, 9);
        assertEquals(1, square / filter.variance(variance, 0, 200), 0.05);
    }

    @Test
    void findsASimulatedExcitonOnTheOnset() {
        final SimulatedMaterial d = SimulatedMaterial.defaults();
        final SimulatedMaterial m =
                new SimulatedMaterial(
                        1.3,
                        2.3,
                        1.5,
                        1.5,
                        d.crossingEv(),
                        d.referenceThickness(),
                        d.plasmonEv(),
                        d.plasmonWidthEv(),
                        List.of(new Exciton(3.0, 0.3, 0.01)),
                        0);
        final Path file =
                SimulatedImages.labelled(
                        SpecimenParameters.defaults(24, 16, 404).withMaterial(m), 3, folder);
        try (Signal image = Signal.open(file)) {
            final ZlpEnsemble ensemble = train(image, 16);
            final SpectrumPeaks peaks =
                    new SpectrumPeaks(PeakParameters.defaults(SpectrumGrouping.MEAN, 1));
            final PeakResult result = peaks.find(image, ensemble, new Workers(2), Progress.NONE);
            assertEquals(result, peaks.find(image, ensemble, new Workers(1), Progress.NONE));
            assertEquals(0, result.extrapolated());
            final List<PeakRow> rows = result.peaks();
            final PeakRow best =
                    rows.stream()
                            .filter(r -> r.source() == PeakSource.SUBTRACTED)
                            .max((x, y) -> Double.compare(x.significance(), y.significance()))
                            .orElseThrow();
            assertEquals(3.0, best.energyEv(), 0.05);
            assertTrue(best.energyP16Ev() <= best.energyP84Ev() && best.replicaShare() > 0.9);
            assertTrue(best.significance() > 10);
        }
    }

    @Test
    void ws2ExcitonsOfPositions4And5() {
        final Path raw = SampleData.image("ws2-exciton", folder.resolve("raw.arrow"));
        final Path file = SimulatedImages.cluster(raw, 1, folder.resolve("labelled.arrow"));
        try (Signal image = Signal.open(file)) {
            final ZlpEnsemble ensemble = train(image, 40);
            assertEquals(0.078, ensemble.fwhmEv(), 0.006);
            final List<PeakRow> rows =
                    new SpectrumPeaks(PeakParameters.defaults(SpectrumGrouping.PIXEL, 1))
                            .find(image, ensemble, new Workers(2), Progress.NONE)
                            .peaks();
            for (final String position : new String[] {"Position-4", "Position-5"}) {
                for (final double energy : new double[] {1.52, 1.68, 1.97}) {
                    assertTrue(
                            rows.stream()
                                    .anyMatch(
                                            r ->
                                                    r.source() == PeakSource.SUBTRACTED
                                                            && r.name().startsWith(position)
                                                            && r.replicaShare() > 0.8
                                                            && Math.abs(r.energyEv() - energy)
                                                                    <= 0.03),
                            position + " at " + energy + " eV in " + rows);
                }
            }
            assertTrue(rows.stream().noneMatch(r -> r.name().contains("Vacuum")));
            assertTrue(rows.stream().anyMatch(r -> r.source() == PeakSource.RAW));
        }
    }
}
