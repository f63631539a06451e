package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** The table against the quantiles over the replicas themselves, channel by channel. */
class QuantileTableTest {

    private static final double[] PROBABILITIES = ReplicaQuantiles.PROBABILITIES;
    private static final SpecimenParameters SPECIMEN = SpecimenParameters.defaults(24, 16, 616);
    private static final Workers WORKERS = new Workers(2);

    @TempDir static Path folder;
    private static ZlpEnsemble ensemble;
    private static double step;

    @BeforeAll
    static void train() {
        final Path image =
                SimulatedImages.labelled(SPECIMEN.withAcquisition(drifting()), 3, folder);
        try (Signal s = Signal.open(image)) {
            ensemble =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(30, 1))
                            .train(s, WORKERS, Progress.NONE)
                            .ensemble();
            step = s.spec().signalAxis().scale();
        }
    }

    private static SimulatedAcquisition drifting() {
        final SimulatedAcquisition d = SPECIMEN.acquisition();
        return new SimulatedAcquisition(
                d.channels(),
                d.dispersionEv(),
                d.firstEnergyEv(),
                d.beamEnergyKev(),
                d.exposureS(),
                d.convergenceMrad(),
                d.collectionMrad(),
                d.countsPerSpectrum(),
                d.readoutNoise(),
                0.05);
    }

    @Test
    void theErrorBetweenTheNodesIsFarBelowTheBand() {
        final double low = ensemble.lnZlpMin();
        final double high = ensemble.lnZlpMax();
        final QuantileTable table =
                new QuantileTableBuilder(
                                ensemble,
                                EnergyGrid.between(-104, step, 460),
                                ensemble.fwhmEv(),
                                (ln, slope) -> 0,
                                WORKERS,
                                Progress.NONE)
                        .build(low, (low + high) / 2, high);
        assertTrue(table.error() <= 1, "error " + table.error());
        final SplittableRandom random = new SplittableRandom(4);
        double squares = 0;
        long count = 0;
        for (int s = 0; s < 60; s++) {
            final double ln = low + random.nextDouble() * (high - low);
            final double first = (-103 + random.nextDouble()) * step;
            final double[][] exact = ReplicaQuantiles.quantiles(ensemble, ln, first, step, 450);
            final float[][] read = read(table, ln, first, 450);
            for (int i = 0; i < 450; i++) {
                if (Math.abs(first + i * step) < ensemble.fwhmEv()) {
                    continue;
                }
                final double band = (exact[2][i] - exact[1][i]) / 2;
                final double tolerated =
                        QuantileTableBuilder.SHARE_OF_BAND * band
                                + QuantileTableBuilder.LEAST_ERROR * exact[0][i];
                for (int q = 0; q < PROBABILITIES.length; q++) {
                    final double off = read[q][i] - exact[q][i];
                    assertEquals(0, off, tolerated, "at " + (first + i * step) + " eV");
                    squares += off * off / (band * band);
                    count++;
                }
            }
        }
        assertTrue(Math.sqrt(squares / count) < 0.03, "rms " + Math.sqrt(squares / count));
    }

    @Test
    void spectraThatShareTheirZeroAreInterpolatedInStrengthAlone() {
        final double low = ensemble.lnZlpMin();
        final double high = ensemble.lnZlpMax();
        final double first = -103.37 * step;
        final QuantileTable table =
                new QuantileTableBuilder(
                                ensemble,
                                EnergyGrid.shared(first / step, step, 450),
                                ensemble.fwhmEv(),
                                (ln, slope) -> 0,
                                WORKERS,
                                Progress.NONE)
                        .build(low, high);
        assertEquals(1, table.phases());
        final double[][] exact = ReplicaQuantiles.quantiles(ensemble, low, first, step, 450);
        final float[][] read = read(table, low, first, 450);
        for (int q = 0; q < PROBABILITIES.length; q++) {
            for (int i = 0; i < 450; i++) {
                assertEquals(1, read[q][i] / exact[q][i], 2e-6, "a node is exact");
            }
        }
    }

    @Test
    void anImageOfAFewSpectraGetsANodeAtEachOfThem() {
        final double low = ensemble.lnZlpMin();
        final double high = ensemble.lnZlpMax();
        final double[] spectra = {low, low + 0.001, 0.7 * low + 0.3 * high, high};
        final QuantileTable table =
                new QuantileTableBuilder(
                                ensemble,
                                EnergyGrid.shared(-104, step, 450),
                                ensemble.fwhmEv(),
                                (ln, slope) -> 0,
                                WORKERS,
                                Progress.NONE)
                        .buildFor(spectra);
        assertTrue(table.nodes() <= spectra.length + 1, "nodes " + table.nodes());
        assertTrue(table.error() <= 1, "error " + table.error());
        for (final double ln : new double[] {low, high}) {
            final double[][] exact =
                    ReplicaQuantiles.quantiles(ensemble, ln, -104 * step, step, 450);
            final float[][] read = read(table, ln, -104 * step, 450);
            for (int q = 0; q < PROBABILITIES.length; q++) {
                for (int i = 0; i < 450; i++) {
                    assertEquals(1, read[q][i] / exact[q][i], 2e-6, "a node is exact");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EnergyZero.class)
    void theWholeImageGetsTheWidenedQuantilesOfItsReplicas(
            final EnergyZero zero, @TempDir final Path own) {
        final Path file = folder.resolve("labelled.arrow");
        try (Signal image = Signal.open(file)) {
            final ZlpTrainerParameters d = ZlpTrainerParameters.defaults(9, 2);
            final ZlpEnsemble model =
                    new ZlpReplicaTrainer(
                                    new ZlpTrainerParameters(
                                            9,
                                            d.draw(),
                                            zero,
                                            1,
                                            d.regionEndEv(),
                                            d.blankStartEv(),
                                            d.slopePenalty(),
                                            d.validationShare(),
                                            300,
                                            d.patience(),
                                            d.outlierLimit(),
                                            d.relativeErrorFloor(),
                                            2))
                            .train(image, WORKERS, Progress.NONE)
                            .ensemble();
            final Path peaks = own.resolve("peak.arrow");
            new BackgroundSubtractor(model, Clipping.NONE)
                    .subtract(image, own.resolve("rest.arrow"), peaks, WORKERS, Progress.NONE);
            final ImageScan scan =
                    new ImageScan(image, zero, model.zlpHalfWidth(), WORKERS, Progress.NONE);
            try (Signal peak = Signal.open(peaks)) {
                for (int r = 0; r < image.rows(); r += 7) {
                    compare(image, peak, model, scan, r);
                }
            }
        }
    }

    private static void compare(
            final Signal image,
            final Signal peak,
            final ZlpEnsemble model,
            final ImageScan scan,
            final int row) {
        final double[] counts = image.plane().row(row);
        final double ln = scan.lnZlp(row);
        final double first = scan.firstEv(row);
        final Matching matching = Matching.of(model.region(scan.label(row), ln), model.fwhmEv());
        final double[][] found = {
            peak.plane().row(row),
            peak.plane(BackgroundSubtractor.P16).row(row),
            peak.plane(BackgroundSubtractor.P84).row(row)
        };
        final PixelError own = PixelError.of(model, model.noise(), step);
        final double[][] exact =
                ReplicaQuantiles.quantiles(model, ln, first - step, step, counts.length + 2);
        for (int i = 0; i < counts.length; i++) {
            final double e = first + i * step;
            final double median = exact[0][i + 1];
            final double slope = StrictMath.log(exact[0][i + 2] / exact[0][i]) / (2 * step);
            final double sigma = own.sigma(ln, slope);
            final double below = Math.hypot(StrictMath.log(median / exact[1][i + 1]), sigma);
            final double above = Math.hypot(StrictMath.log(exact[2][i + 1] / median), sigma);
            final double[] peaks = {
                median, median * StrictMath.exp(-below), median * StrictMath.exp(above)
            };
            final double tolerated =
                    QuantileTableBuilder.SHARE_OF_BAND * (peaks[2] - peaks[1]) / 2
                            + QuantileTableBuilder.LEAST_ERROR * median;
            for (int q = 0; q < PROBABILITIES.length; q++) {
                assertEquals(
                        matching.value(e, counts[i], peaks[q]),
                        found[q][i],
                        tolerated + 1e-6,
                        "row " + row + " at " + e + " eV");
            }
        }
    }

    private static float[][] read(
            final QuantileTable table, final double ln, final double first, final int n) {
        final QuantileTable.Reader reader = table.newReader();
        final float[][] out = new float[PROBABILITIES.length][n];
        reader.turnTo(ln, first);
        for (int q = 0; q < out.length; q++) {
            reader.read(q, 0, n, out[q]);
        }
        return out;
    }
}
