package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Quantiles;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Matched and clipped quantiles against those of the matched and clipped replicas. */
class MatchedQuantilesTest {

    private static final Workers WORKERS = new Workers(2);
    private static final double STEP = 0.025;

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

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 8, 25, 100})
    void matchedQuantilesAreQuantilesOfMatchedReplicas(final int replicas) {
        final Straight model = new Straight(replicas);
        final Matching matching = new Matching(0.8, 1.7, 6);
        final QuantileTable table = straight(model);
        final SplittableRandom random = new SplittableRandom(replicas);
        for (int s = 0; s < 20; s++) {
            final double first = (-80.0 + random.nextDouble()) * STEP;
            final double ln = 10 + random.nextDouble();
            final float[] counts = counts(model, ln, first, random);
            final float[][] matched = matched(table, matching, ln, first, counts);
            final double[][] values =
                    ReplicaQuantiles.replicas(model, ln, first, STEP, counts.length);
            for (int i = 0; i < counts.length; i++) {
                final double e = first + i * STEP;
                final double[] column = new double[replicas];
                for (int r = 0; r < replicas; r++) {
                    column[r] = matching.value(e, counts[i], values[r][i]);
                }
                Arrays.sort(column);
                for (int q = 0; q < ReplicaQuantiles.PROBABILITIES.length; q++) {
                    final double exact =
                            Quantiles.ofSorted(column, ReplicaQuantiles.PROBABILITIES[q]);
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
            final double first = (-80.0 + random.nextDouble()) * STEP;
            final double ln = 10 + random.nextDouble();
            final float[] counts = counts(model, ln, first, random);
            final float[][] matched = matched(table, matching, ln, first, counts);
            final double[][] values =
                    ReplicaQuantiles.replicas(model, ln, first, STEP, counts.length);
            for (int i = 0; i < counts.length; i++) {
                final double e = first + i * STEP;
                final double[] column = new double[replicas];
                for (int r = 0; r < replicas; r++) {
                    column[r] = Math.min(counts[i], matching.value(e, counts[i], values[r][i]));
                }
                Arrays.sort(column);
                for (int q = 0; q < ReplicaQuantiles.PROBABILITIES.length; q++) {
                    final double exact =
                            Quantiles.ofSorted(column, ReplicaQuantiles.PROBABILITIES[q]);
                    final double own = Math.min(counts[i], matched[q][i]);
                    final int k =
                            (int)
                                    Math.max(
                                            0,
                                            ReplicaQuantiles.PROBABILITIES[q] * (replicas + 1) - 1);
                    final double gap =
                            matching.value(
                                            e,
                                            counts[i],
                                            ReplicaQuantiles.sorted(values, i)[
                                                    Math.min(k + 1, replicas - 1)])
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

    private static RegionRow region(final double end, final String rule) {
        return new RegionRow("cluster 2", 2, 10, 11, 0.45, end, 9.2, rule);
    }

    private static QuantileTable straight(final Straight model) {
        return new QuantileTableBuilder(
                        model,
                        EnergyGrid.between(-80, STEP, 400),
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
        final double[] middle =
                ReplicaQuantiles.replicas(model, ln, first, STEP, 390)[model.replicas() / 2];
        final float[] counts = new float[middle.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) (middle[i] * (0.5 + 1.2 * random.nextDouble()));
        }
        return counts;
    }

    private static float[][] matched(
            final QuantileTable table,
            final Matching matching,
            final double ln,
            final double first,
            final float[] counts) {
        final QuantileTable.Reader reader = table.newReader();
        final MatchedChannels.Weights weights = new MatchedChannels.Weights(counts.length);
        new MatchedChannels(matching, STEP).turnTo(first, counts.length, weights);
        reader.turnTo(ln, first);
        final float[][] out = new float[ReplicaQuantiles.PROBABILITIES.length][counts.length];
        for (int q = 0; q < out.length; q++) {
            weights.match(reader, q, counts, out[q]);
        }
        return out;
    }
}
