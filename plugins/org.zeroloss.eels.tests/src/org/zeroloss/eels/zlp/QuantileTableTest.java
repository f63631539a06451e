package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The table against the quantiles over the replicas themselves, channel by channel. */
class QuantileTableTest {

    private static final double[] PROBABILITIES = {0.5, Quantiles.P16, Quantiles.P84};
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

    /** Replicas whose ln is linear in E and L, so that the table is exact. */
    private record Straight(int replicas) implements ZeroLossModel {

        @Override
        public void lnShape(
                final int replica,
                final double lnZlp,
                final double firstEv,
                final double stepEv,
                final double[] out) {
            final double height = 0.02 * ((replica * 11 + 3) % replicas);
            for (int i = 0; i < out.length; i++) {
                out[i] = height - 2 - 0.4 * (firstEv + i * stepEv) + 0.1 * lnZlp;
            }
        }
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
            final double[][] exact = quantiles(ensemble, ln, first, 450);
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
        final double[][] exact = quantiles(ensemble, low, first, 450);
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
            final double[][] exact = quantiles(ensemble, ln, -104 * step, 450);
            final float[][] read = read(table, ln, -104 * step, 450);
            for (int q = 0; q < PROBABILITIES.length; q++) {
                for (int i = 0; i < 450; i++) {
                    assertEquals(1, read[q][i] / exact[q][i], 2e-6, "a node is exact");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 8, 25, 100})
    void matchedQuantilesAreQuantilesOfMatchedReplicas(final int replicas) {
        final Straight model = new Straight(replicas);
        final Matching matching = new Matching(0.8, 1.7, 6);
        final QuantileTable table = straight(model);
        final SplittableRandom random = new SplittableRandom(replicas);
        for (int s = 0; s < 20; s++) {
            final double first = (-80.0 + random.nextDouble()) * step;
            final double ln = 10 + random.nextDouble();
            final float[] counts = counts(model, ln, first, random);
            final float[][] matched = matched(table, matching, ln, first, counts);
            final double[][] values = replicas(model, ln, first, counts.length);
            for (int i = 0; i < counts.length; i++) {
                final double e = first + i * step;
                final double[] column = new double[replicas];
                for (int r = 0; r < replicas; r++) {
                    column[r] = matching.value(e, counts[i], values[r][i]);
                }
                Arrays.sort(column);
                for (int q = 0; q < PROBABILITIES.length; q++) {
                    final double exact = Quantiles.ofSorted(column, PROBABILITIES[q]);
                    assertEquals(exact, matched[q][i], 5e-6 * exact, "at " + e + " eV");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 100})
    void clippedQuantilesDifferByLessThanTheNextReplica(final int replicas) {
        final Straight model = new Straight(replicas);
        final QuantileTable table = straight(model);
        final Matching matching = new Matching(0.8, 1.7, 6);
        final SplittableRandom random = new SplittableRandom(replicas);
        int clipped = 0;
        int between = 0;
        for (int s = 0; s < 20; s++) {
            final double first = (-80.0 + random.nextDouble()) * step;
            final double ln = 10 + random.nextDouble();
            final float[] counts = counts(model, ln, first, random);
            final float[][] matched = matched(table, matching, ln, first, counts);
            final double[][] values = replicas(model, ln, first, counts.length);
            for (int i = 0; i < counts.length; i++) {
                final double e = first + i * step;
                final double[] column = new double[replicas];
                for (int r = 0; r < replicas; r++) {
                    column[r] = Math.min(counts[i], matching.value(e, counts[i], values[r][i]));
                }
                Arrays.sort(column);
                for (int q = 0; q < PROBABILITIES.length; q++) {
                    final double exact = Quantiles.ofSorted(column, PROBABILITIES[q]);
                    final double own = Math.min(counts[i], matched[q][i]);
                    final int k = (int) Math.max(0, PROBABILITIES[q] * (replicas + 1) - 1);
                    final double gap =
                            matching.value(
                                            e,
                                            counts[i],
                                            sorted(values, i)[Math.min(k + 1, replicas - 1)])
                                    - column[k];
                    final boolean corner =
                            column[k] < counts[i]
                                    && column[Math.min(k + 1, replicas - 1)] >= counts[i];
                    assertEquals(exact, own, (corner ? gap : 0) + 5e-6 * exact, "at " + e);
                    clipped += own == counts[i] ? 1 : 0;
                    between += corner ? 1 : 0;
                }
            }
        }
        assertTrue(clipped > 500 && between > 20, clipped + " clipped, " + between + " between");
    }

    @Test
    void aGivenEndOfTheTrainingRegionHolds() {
        final RegionRow given = region(3.2, RegionRow.GIVEN);
        assertEquals(3.2, Matching.of(given, 0.45).modelFromEv());
        assertEquals((0.45 + 3.2) / 2, Matching.of(given, 0.45).matchedFromEv());
        final RegionRow found = region(9.2, "does not depart from the vacuum tail");
        assertEquals(1.8, Matching.of(found, 0.45).modelFromEv());
        final EelsException e =
                assertThrows(
                        EelsException.class, () -> Matching.of(region(0.4, RegionRow.GIVEN), 0.45));
        assertTrue(e.getMessage().contains("cluster 2"), e.getMessage());
        assertTrue(e.getMessage().contains("dE1 = 0.4"), e.getMessage());
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
        final double[][] exact = quantiles(model, ln, first - step, counts.length + 2);
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

    private static RegionRow region(final double end, final String rule) {
        return new RegionRow("cluster 2", 2, 10, 11, 0.45, end, 9.2, rule);
    }

    private static QuantileTable straight(final Straight model) {
        return new QuantileTableBuilder(
                        model,
                        EnergyGrid.between(-80, step, 400),
                        0,
                        (ln, slope) -> 0,
                        WORKERS,
                        Progress.NONE)
                .build(10, 11);
    }

    /** Counts around the model's peak, some above and some below. */
    private static float[] counts(
            final Straight model,
            final double ln,
            final double first,
            final SplittableRandom random) {
        final double[] middle = replicas(model, ln, first, 390)[model.replicas() / 2];
        final float[] counts = new float[middle.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) (middle[i] * (0.5 + 1.2 * random.nextDouble()));
        }
        return counts;
    }

    private static double[][] replicas(
            final ZeroLossModel model, final double ln, final double first, final int n) {
        final double[][] values = new double[model.replicas()][n];
        for (int r = 0; r < values.length; r++) {
            model.lnShape(r, ln, first, step, values[r]);
            for (int i = 0; i < n; i++) {
                values[r][i] = StrictMath.exp(ln + values[r][i]);
            }
        }
        return values;
    }

    private static double[] sorted(final double[][] values, final int i) {
        final double[] column = new double[values.length];
        for (int r = 0; r < column.length; r++) {
            column[r] = values[r][i];
        }
        Arrays.sort(column);
        return column;
    }

    private static double[][] quantiles(
            final ZeroLossModel model, final double ln, final double first, final int n) {
        final double[][] values = replicas(model, ln, first, n);
        final double[][] q = new double[PROBABILITIES.length][n];
        for (int i = 0; i < n; i++) {
            final double[] column = sorted(values, i);
            for (int k = 0; k < q.length; k++) {
                q[k][i] = Quantiles.ofSorted(column, PROBABILITIES[k]);
            }
        }
        return q;
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

    private static float[][] matched(
            final QuantileTable table,
            final Matching matching,
            final double ln,
            final double first,
            final float[] counts) {
        final QuantileTable.Reader reader = table.newReader();
        final MatchedChannels.Weights weights = new MatchedChannels.Weights(counts.length);
        new MatchedChannels(matching, step).turnTo(first, counts.length, weights);
        reader.turnTo(ln, first);
        final float[][] out = new float[PROBABILITIES.length][counts.length];
        for (int q = 0; q < out.length; q++) {
            weights.match(reader, q, counts, out[q]);
        }
        return out;
    }
}
