package org.zeroloss.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs independent items of work on a bounded number of threads. Items are claimed in ascending
 * order; since each item must depend on its index alone (see {@link Seeds}), the result is the same
 * for every thread count.
 *
 * @param threads how many items run at once, at least 1
 */
public record Workers(int threads) {

    /** Name of the system property that bounds the threads of {@link #standard()}. */
    public static final String PROPERTY = "zeroloss.threads";

    /** Work on one item. */
    @FunctionalInterface
    public interface Item {
        /**
         * @param index which item
         */
        void run(long index);
    }

    /** Validates the thread count. */
    public Workers {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
    }

    /**
     * @return as many workers as the machine has processors, or as the system property {@value
     *     #PROPERTY} says
     */
    public static Workers standard() {
        return new Workers(
                Math.max(
                        1,
                        Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors())));
    }

    /**
     * Runs {@code item} for 0 … count−1 and returns when all have ended, whatever happens: after
     * this call nothing of the work goes on. The first failure stops the claiming of further items
     * and is thrown here; so does an interrupt of the calling thread, as {@link CanceledException}.
     *
     * @param count how many items
     * @param progress told after each item; asked for cancellation before each
     * @param message what is being done
     * @param item the work; must be safe to call from several threads at once
     */
    public void run(
            final long count, final Progress progress, final String message, final Item item) {
        final AtomicLong next = new AtomicLong();
        final AtomicLong done = new AtomicLong();
        final Thread caller = Thread.currentThread();
        final Runnable loop =
                () -> {
                    try {
                        for (long i = next.getAndIncrement();
                                i < count;
                                i = next.getAndIncrement()) {
                            progress.checkCanceled();
                            if (Thread.currentThread() == caller && caller.isInterrupted()) {
                                throw new CanceledException();
                            }
                            item.run(i);
                            progress.update((double) done.incrementAndGet() / count, message);
                        }
                    } catch (RuntimeException | Error e) {
                        next.set(count);
                        throw e;
                    }
                };
        final int n = (int) Math.min(threads, count);
        if (n <= 1) {
            loop.run();
            return;
        }
        final ForkJoinPool pool = new ForkJoinPool(n - 1);
        final List<Future<?>> others = new ArrayList<>();
        for (int t = 1; t < n; t++) {
            others.add(pool.submit(loop));
        }
        Throwable failure = null;
        try {
            loop.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            pool.shutdown();
        }
        boolean interrupted = false;
        for (final Future<?> other : others) {
            Throwable theirs = null;
            boolean ended = false;
            while (!ended) {
                try {
                    other.get();
                    ended = true;
                } catch (final InterruptedException e) {
                    // KNIME cancels by interrupting: claim no more items, but leave none running
                    interrupted = true;
                    next.set(count);
                } catch (final ExecutionException e) {
                    theirs = e.getCause();
                    ended = true;
                }
            }
            failure = failure == null ? theirs : failure;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            failure = failure == null ? new CanceledException() : failure;
        }
        if (failure instanceof RuntimeException r) {
            throw r;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
