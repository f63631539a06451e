package org.zeroloss.learn.net;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Trains an ensemble: the same network on the data of each replica, from its own start.
 *
 * @param shape the network
 * @param optimizer how each replica is trained
 * @param initialization how the starts are drawn
 * @param seed of the starts; replica r starts from Seeds.derive(seed, r)
 * @param precision arithmetic of the losses
 */
public record EnsembleTrainer(
        MlpShape shape,
        Optimizer optimizer,
        Initialization initialization,
        long seed,
        Precision precision) {

    private static final String MESSAGE = "Training replicas";

    /** Parts into which one replica's progress is counted. */
    private static final long PARTS = 1000;

    /**
     * A trainer in double precision.
     *
     * @param shape the network
     * @param optimizer how each replica is trained
     * @param initialization how the starts are drawn
     * @param seed of the starts
     */
    public EnsembleTrainer(
            final MlpShape shape,
            final Optimizer optimizer,
            final Initialization initialization,
            final long seed) {
        this(shape, optimizer, initialization, seed, Precision.DOUBLE);
    }

    /**
     * @param replicas how many, at least 1
     * @param source the data of each replica
     * @param workers threads; the result does not depend on their number
     * @param progress told the mean progress of the replicas
     * @return one result per replica, in order; failed ones included
     * @throws org.zeroloss.base.CanceledException if the user asked to stop; checked in every step
     */
    public List<ReplicaResult> train(
            final int replicas,
            final ReplicaSource source,
            final Workers workers,
            final Progress progress) {
        Settings.atLeast("replicas", replicas, 1);
        final ReplicaResult[] results = new ReplicaResult[replicas];
        final AtomicLong done = new AtomicLong();
        workers.run(
                replicas,
                new CancelOnly(progress),
                MESSAGE,
                r -> {
                    final long start = Seeds.derive(seed, r);
                    final ReplicaProgress own = new ReplicaProgress(progress, done, replicas);
                    final Objective objective = precision.objective(shape, source.problem((int) r));
                    final double[] x = initialization.draw(shape, start);
                    results[(int) r] =
                            new ReplicaResult(
                                    (int) r, start, optimizer.minimize(objective, x, own));
                    own.update(1, null);
                });
        return List.copyOf(Arrays.asList(results));
    }

    /** The workers only ask whether to stop; the replicas report by themselves. */
    private record CancelOnly(Progress progress) implements Progress {
        @Override
        public void update(final double fraction, final String message) {
            // each replica reports its own steps
        }

        @Override
        public void checkCanceled() {
            progress.checkCanceled();
        }
    }

    /** Adds one replica's progress to that of all. */
    private static final class ReplicaProgress implements Progress {

        private final Progress whole;
        private final AtomicLong done;
        private final double total;
        private long reported;

        ReplicaProgress(final Progress whole, final AtomicLong done, final int replicas) {
            this.whole = whole;
            this.done = done;
            total = (double) PARTS * replicas;
        }

        @Override
        public void update(final double fraction, final String message) {
            final long parts = Math.round(PARTS * Math.max(0, Math.min(1, fraction)));
            if (parts > reported) {
                final long all = done.addAndGet(parts - reported);
                reported = parts;
                whole.update(all / total, MESSAGE);
            }
        }

        @Override
        public void checkCanceled() {
            whole.checkCanceled();
        }
    }
}
