package org.zeroloss.learn.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.net.TrainingResult.Stop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class EnsembleTrainerTest {

    private static final ReplicaSource SOURCE =
            r -> Problems.peak(Seeds.derive(1, r), 300, 40, SlopePenalty.Form.SQUARED_HINGE);

    @Test
    void sameBytesForAnyThreadCount() {
        for (final Optimizer optimizer : List.of(LBfgs.standard(60, 20), Adam.standard(60, 0))) {
            final EnsembleTrainer trainer =
                    new EnsembleTrainer(Problems.ZLP, optimizer, Initialization.FAN_IN, 11);
            final List<ReplicaResult> one = trainer.train(5, SOURCE, new Workers(1), Progress.NONE);
            final List<ReplicaResult> two = trainer.train(5, SOURCE, new Workers(2), Progress.NONE);
            assertEquals(5, one.size());
            for (int r = 0; r < 5; r++) {
                assertEquals(r, two.get(r).replica());
                assertEquals(one.get(r).seed(), two.get(r).seed());
                assertArrayEquals(
                        one.get(r).training().parameters(), two.get(r).training().parameters());
                assertEquals(
                        one.get(r).training().validationLoss(),
                        two.get(r).training().validationLoss());
            }
            assertTrue(
                    !Arrays.equals(
                            one.get(0).training().parameters(),
                            one.get(1).training().parameters()));
        }
    }

    @Test
    void ensembleFollowsTheTruth() {
        final EnsembleTrainer trainer =
                new EnsembleTrainer(
                        Problems.ZLP, LBfgs.standard(400, 50), Initialization.FAN_IN, 5);
        final List<ReplicaResult> all = trainer.train(6, SOURCE, new Workers(2), Progress.NONE);
        final List<ReplicaResult> kept = new ReplicaFilter(5).apply(all).kept();
        assertTrue(kept.size() >= 3);
        double square = 0;
        int n = 0;
        for (double x = 0.15; x < 0.85; x += 0.05) {
            for (double l = 0.2; l < 0.8; l += 0.1) {
                double sum = 0;
                for (final ReplicaResult r : kept) {
                    sum += new Mlp(Problems.ZLP, r.training().parameters()).evaluate(x, l);
                }
                final double error = sum / kept.size() - Problems.truth(x, l);
                square += error * error;
                n++;
            }
        }
        assertTrue(Math.sqrt(square / n) < 0.1, "rms error " + Math.sqrt(square / n));
    }

    @Test
    void progressRisesToOneAndCancelStopsWithinAReplica() {
        final EnsembleTrainer trainer =
                new EnsembleTrainer(Problems.ZLP, Adam.standard(200, 0), Initialization.FAN_IN, 5);
        final List<Double> seen = Collections.synchronizedList(new ArrayList<>());
        trainer.train(
                2,
                SOURCE,
                new Workers(1),
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        assertEquals("Training replicas", message);
                        seen.add(fraction);
                    }

                    @Override
                    public void checkCanceled() {
                        // goes on
                    }
                });
        assertTrue(seen.size() > 100);
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i) > seen.get(i - 1));
        }
        assertEquals(1.0, seen.get(seen.size() - 1));

        final AtomicInteger asked = new AtomicInteger();
        final Progress stops =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        assertTrue(fraction < 0.5);
                    }

                    @Override
                    public void checkCanceled() {
                        if (asked.incrementAndGet() > 50) {
                            throw new CanceledException();
                        }
                    }
                };
        assertThrows(
                CanceledException.class, () -> trainer.train(4, SOURCE, new Workers(2), stops));
        assertTrue(asked.get() < 60);
    }

    private static ReplicaResult result(
            final int replica, final double train, final double validation) {
        return new ReplicaResult(
                replica,
                replica,
                new TrainingResult(new double[1], train, validation, 1, 1, 1, Stop.CONVERGED));
    }

    @Test
    void filterDropsFailedAndOutlyingReplicas() {
        final List<ReplicaResult> all = new ArrayList<>();
        for (int r = 0; r < 20; r++) {
            all.add(result(r, 0.03 * (1 + 0.02 * (r % 5)), 0.04 * (1 + 0.02 * (r % 7))));
        }
        all.set(4, result(4, 50, 50));
        all.set(9, result(9, 0.03, 3));
        all.add(
                new ReplicaResult(
                        20,
                        20,
                        new TrainingResult(
                                new double[1], Double.NaN, Double.NaN, 1, 0, 0, Stop.FAILED)));
        final ReplicaFilter.Outcome outcome = new ReplicaFilter(6).apply(all);
        assertEquals(List.of(20), outcome.failed());
        assertEquals(List.of(4, 9), outcome.outliers());
        assertEquals(18, outcome.kept().size());
        assertTrue(outcome.trainLimit() > 0.033 && outcome.trainLimit() < 0.1);
        assertTrue(outcome.validationLimit() > 0.045 && outcome.validationLimit() < 0.1);
        final ReplicaFilter.Outcome open = new ReplicaFilter(1e9).apply(all);
        assertEquals(20, open.kept().size());
    }

    @Test
    void filterNeverDropsMoreThanHalf() {
        final List<ReplicaResult> all = new ArrayList<>();
        for (int r = 0; r < 9; r++) {
            all.add(result(r, r < 5 ? 1 : 100 + r, Double.NaN));
        }
        final ReplicaFilter.Outcome outcome = new ReplicaFilter(3).apply(all);
        assertEquals(List.of(5, 6, 7, 8), outcome.outliers());
        assertTrue(Double.isNaN(outcome.validationLimit()));
        final ReplicaFilter.Outcome tight = new ReplicaFilter(1e-6).apply(all);
        assertEquals(4, tight.outliers().size());
        final ReplicaFilter.Outcome none =
                new ReplicaFilter(3)
                        .apply(
                                List.of(
                                        new ReplicaResult(
                                                0,
                                                0,
                                                new TrainingResult(
                                                        new double[1],
                                                        1,
                                                        1,
                                                        1,
                                                        0,
                                                        0,
                                                        Stop.FAILED))));
        assertTrue(none.kept().isEmpty());
    }
}
