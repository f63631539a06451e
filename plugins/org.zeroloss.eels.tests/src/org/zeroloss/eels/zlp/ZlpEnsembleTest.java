package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.simulate.SpecimenTruth;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalCopy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

class ZlpEnsembleTest {

    private static final SpecimenParameters SPECIMEN = SpecimenParameters.defaults(32, 24, 5150);
    private static final int REPLICAS = 12;

    @TempDir static Path folder;
    private static Path image;
    private static ZlpTraining training;

    @BeforeAll
    static void train() {
        image = SimulatedImages.labelled(SPECIMEN, 4, folder);
        training = train(image, ZlpTrainerParameters.defaults(REPLICAS, 7), new Workers(2));
    }

    private static ZlpTraining train(
            final Path file, final ZlpTrainerParameters parameters, final Workers workers) {
        try (Signal s = Signal.open(file)) {
            return new ZlpReplicaTrainer(parameters).train(s, workers, Progress.NONE);
        }
    }

    private static byte[] bytes(final ZlpEnsemble ensemble) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ensemble.write(out);
        return out.toByteArray();
    }

    /** Largest |median model / true ZLP − 1| between 0.3 and 3.5 eV at a pixel, zero aligned. */
    private static double worst(
            final ZlpEnsemble ensemble, final SpecimenSimulator simulator, final int row) {
        final double[] z = simulator.expectedZlp(row);
        final ZeroLossPosition p = ZeroLossPosition.of(z, 1);
        final double step = 0.025;
        final double[][] all = new double[ensemble.replicas()][z.length];
        for (int r = 0; r < all.length; r++) {
            ensemble.lnShape(r, p.lnSum(), -p.channel() * step, step, all[r]);
        }
        double worst = 0;
        for (int i = 0; i < z.length; i++) {
            final double e = (i - p.channel()) * step;
            if (e > 0.3 && e < 3.5) {
                final int channel = i;
                final double ln =
                        Quantiles.median(Arrays.stream(all).mapToDouble(a -> a[channel]).toArray());
                worst = Math.max(worst, Math.abs(Math.expm1(p.lnSum() + ln - Math.log(z[i]))));
            }
        }
        return worst;
    }

    @Test
    void tailOfThickPixelsIsThatOfTheTruthWithinTwoPercent() {
        final SpecimenSimulator simulator = new SpecimenSimulator(SPECIMEN);
        final List<SpecimenTruth> truth = simulator.truth();
        for (int row = 0; row < truth.size(); row += 37) {
            final double w = worst(training.ensemble(), simulator, row);
            assertTrue(w < 0.02, "t/λ " + truth.get(row).thickness() + ": error " + w);
        }
    }

    @Test
    void vacuumIsFoundAndClustersStopBelowTheSmallestGap() {
        final List<RegionRow> regions = training.regions();
        assertEquals("vacuum", regions.get(0).name());
        final long vacuum =
                new SpecimenSimulator(SPECIMEN)
                        .truth().stream().filter(t -> t.thickness() == 0).count();
        assertEquals(vacuum, regions.get(0).size(), 0.05 * vacuum);
        for (final RegionRow r : regions.subList(1, regions.size())) {
            assertTrue(r.regionEndEv() < 1.6, r.toString());
            assertTrue(r.regionEndEv() > 0.6, r.toString());
            assertEquals(0.45, r.fwhmEv(), 0.02);
        }
        assertTrue(training.ensemble().summary().contains("cluster 3"));
    }

    @Test
    void everyReplicaIsReported() {
        assertEquals(REPLICAS, training.replicas().size());
        final long kept = training.replicas().stream().filter(ReplicaRow::kept).count();
        assertEquals(kept, training.ensemble().replicas());
        assertTrue(kept >= REPLICAS / 2);
        for (final ReplicaRow r : training.replicas()) {
            assertTrue(!r.kept() || r.trainLoss() < 5 && r.validationLoss() < 5, r.toString());
        }
    }

    @Test
    void sameSeedSameBytesWithOneAndTwoThreads() {
        final ZlpTraining again =
                train(image, ZlpTrainerParameters.defaults(REPLICAS, 7), new Workers(1));
        assertArrayEquals(bytes(training.ensemble()), bytes(again.ensemble()));
        assertEquals(training.replicas(), again.replicas());
    }

    @Test
    void opensWhatItWroteAndRejectsDamage() {
        final byte[] bytes = bytes(training.ensemble());
        final ZlpEnsemble copy = ZlpEnsemble.read(new ByteArrayInputStream(bytes));
        assertArrayEquals(bytes, bytes(copy));
        assertEquals(training.ensemble().summary(), copy.summary());
        final double[] a = new double[40];
        final double[] b = new double[40];
        assertEquals(training.ensemble().range(), copy.range());
        training.ensemble().lnShape(3, 11.2, -1, 0.1, a);
        copy.lnShape(3, 11.2, -1, 0.1, b);
        assertArrayEquals(a, b);
        for (int n = 0; n < bytes.length; n += 1 + n / 3) {
            final byte[] cut = Arrays.copyOf(bytes, n);
            assertThrows(
                    EelsException.class, () -> ZlpEnsemble.read(new ByteArrayInputStream(cut)));
        }
        bytes[7] = 99;
        final EelsException e =
                assertThrows(
                        EelsException.class,
                        () -> ZlpEnsemble.read(new ByteArrayInputStream(bytes)));
        assertTrue(e.getMessage().contains("newer"));
    }

    @Test
    void coversEverySpectrumItWasTrainedOnAndFilesWithoutTheRangeTheirMeans() {
        try (Signal s = Signal.open(image)) {
            final ImageScan scan =
                    new ImageScan(s, EnergyZero.IMAGE, 1, new Workers(2), Progress.NONE);
            for (int r = 0; r < scan.rows(); r++) {
                assertTrue(training.ensemble().covers(scan.lnZlp(r)));
            }
        }
        final LnZlpRange range = training.ensemble().range();
        assertTrue(range.lowest() < training.ensemble().lnZlpMin());
        assertTrue(range.highest() > training.ensemble().lnZlpMax());
        assertFalse(training.ensemble().covers(range.lowest() - 0.11));
        assertFalse(training.ensemble().covers(range.highest() + 0.11));
        final byte[] bytes = bytes(training.ensemble());
        final byte[] key = "\"lnZlpRange\"".getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (!Arrays.equals(key, Arrays.copyOfRange(bytes, at, at + key.length))) {
            at++;
        }
        bytes[at + 1] = 'x';
        final ZlpEnsemble old = ZlpEnsemble.read(new ByteArrayInputStream(bytes));
        assertEquals(new LnZlpRange(old.lnZlpMin(), old.lnZlpMax()), old.range());
    }

    @Test
    void broadeningBySpecimenIsLearntAndWidensTheBand(@TempDir final Path other) {
        final SpecimenParameters broad =
                SPECIMEN.withMaterial(SPECIMEN.material().withBroadening(0.05));
        final Path file = SimulatedImages.labelled(broad, 4, other);
        final ZlpEnsemble ensemble =
                train(file, ZlpTrainerParameters.defaults(REPLICAS, 8), new Workers(2)).ensemble();
        final SpecimenSimulator simulator = new SpecimenSimulator(broad);
        final List<SpecimenTruth> truth = simulator.truth();
        int row = 0;
        for (int i = 0; i < truth.size(); i++) {
            row =
                    Math.abs(truth.get(i).thickness() - 0.6)
                                    < Math.abs(truth.get(row).thickness() - 0.6)
                            ? i
                            : row;
        }
        final double w = worst(ensemble, simulator, row);
        assertTrue(w < 0.1, "error of a tail that the vacuum's misses by far: " + w);
        assertTrue(spread(ensemble, 2.5) > 2 * spread(training.ensemble(), 2.5));
    }

    private static double spread(final ZlpEnsemble ensemble, final double energy) {
        final double[] ln = new double[ensemble.replicas()];
        final double[] out = new double[1];
        for (int r = 0; r < ln.length; r++) {
            ensemble.lnShape(r, ensemble.lnZlpMin(), energy, 0.025, out);
            ln[r] = out[0];
        }
        Arrays.sort(ln);
        return Quantiles.ofSorted(ln, Quantiles.P84) - Quantiles.ofSorted(ln, Quantiles.P16);
    }

    @Test
    void pixelDrawsSpreadMoreThanDrawsOfTheMean() {
        final ZlpTrainerParameters d = ZlpTrainerParameters.defaults(REPLICAS, 7);
        final ZlpTrainerParameters pixel =
                new ZlpTrainerParameters(
                        d.replicas(),
                        ReplicaDraw.PIXEL,
                        EnergyZero.IMAGE,
                        d.zlpHalfWidth(),
                        OptionalDouble.of(1.1),
                        OptionalDouble.of(8),
                        d.slopePenalty(),
                        d.validationShare(),
                        d.iterations(),
                        d.patience(),
                        d.outlierLimit(),
                        d.relativeErrorFloor(),
                        d.seed());
        final ZlpTraining t = train(image, pixel, new Workers(2));
        assertTrue(spread(t.ensemble(), 2) > 3 * spread(training.ensemble(), 2));
        for (final RegionRow r : t.regions()) {
            assertEquals(8, r.blankStartEv());
            assertTrue(r.label() < 0 || r.regionEndEv() == 1.1);
        }
    }

    @Test
    void oneSpectrumPerClusterAndNoVacuumWork(@TempDir final Path other) {
        final Path few = other.resolve("few.arrow");
        try (Signal s = Signal.open(image);
                Signal line = s.crop(0, 11, 12);
                Signal thick = line.crop(1, 14, 17)) {
            SignalCopy.copy(thick, few, thick.spec(), SignalCopy.Filler.NONE, Progress.NONE);
        }
        final Path file = SimulatedImages.cluster(few, 3, other.resolve("labelled3.arrow"));
        final ZlpTraining t = train(file, ZlpTrainerParameters.defaults(8, 3), new Workers(2));
        assertEquals(3, t.regions().size());
        assertTrue(t.regions().stream().allMatch(r -> r.size() == 1 && r.rule().contains("knee")));
        assertTrue(t.ensemble().replicas() >= 4);
    }

    @Test
    void lossesAndGroupsAreThoseOfTheTraining() {
        for (final ReplicaRow r : training.replicas()) {
            final ReplicaLosses losses = training.losses().get(r.replica());
            assertEquals(r.replica(), losses.replica());
            assertEquals(r.trainLoss(), losses.train()[r.epochs()]);
            assertEquals(r.validationLoss(), losses.validation()[r.epochs()]);
        }
        assertEquals(training.regions().size(), training.groups().size());
        for (int g = 0; g < training.groups().size(); g++) {
            final GroupSpectrum group = training.groups().get(g);
            final RegionRow region = training.regions().get(g);
            assertEquals(region.name(), group.name());
            final double[] energy = group.energyEv();
            int compared = 0;
            for (int i = 0; i < energy.length; i++) {
                if (Math.abs(energy[i]) < 0.8 * region.regionEndEv() && group.counts()[i] > 100) {
                    final PeakBand band = group.band(training.ensemble(), energy[i], 1, 1);
                    final double room = 6 * group.error()[i] + 0.03 * group.counts()[i];
                    assertEquals(group.counts()[i], band.median()[0], room, group.name());
                    assertTrue(band.low()[0] <= band.median()[0]);
                    assertTrue(band.high()[0] >= band.median()[0]);
                    compared++;
                }
            }
            assertTrue(compared > 10, group.name() + ": " + compared);
        }
    }
}
