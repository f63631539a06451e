package org.zeroloss.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void runsEachItemOnce(final int threads) {
        final AtomicIntegerArray seen = new AtomicIntegerArray(1000);
        new Workers(threads)
                .run(1000, Progress.NONE, "counting", i -> seen.incrementAndGet((int) i));
        for (int i = 0; i < seen.length(); i++) {
            assertEquals(1, seen.get(i), "item " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void randomNumbersDoNotDependOnThreads(final int threads) {
        assertArrayEquals(draw(1), draw(threads));
    }

    private static double[] draw(final int threads) {
        final double[] out = new double[500];
        new Workers(threads)
                .run(
                        out.length,
                        Progress.NONE,
                        "drawing",
                        i -> out[(int) i] = Seeds.stream(42, 7, i).nextDouble());
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void firstFailureIsThrownAndStopsTheRest(final int threads) {
        final AtomicInteger ran = new AtomicInteger();
        final ZerolossException e =
                assertThrows(
                        ZerolossException.class,
                        () ->
                                new Workers(threads)
                                        .run(
                                                1_000_000,
                                                Progress.NONE,
                                                "failing",
                                                i -> {
                                                    ran.incrementAndGet();
                                                    if (i == 10) {
                                                        throw new ZerolossException("item 10");
                                                    }
                                                    LockSupport.parkNanos(100_000);
                                                }));
        assertEquals("item 10", e.getMessage());
        assertTrue(ran.get() < 1_000_000, "the failure stopped nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void cancelStopsAllThreads(final int threads) {
        final AtomicBoolean stop = new AtomicBoolean();
        final Progress progress =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        stop.set(fraction > 0.01);
                    }

                    @Override
                    public void checkCanceled() {
                        if (stop.get()) {
                            throw new CanceledException();
                        }
                    }
                };
        final AtomicInteger ran = new AtomicInteger();
        assertThrows(
                CanceledException.class,
                () ->
                        new Workers(threads)
                                .run(
                                        100_000,
                                        progress,
                                        "work",
                                        i -> {
                                            ran.incrementAndGet();
                                            LockSupport.parkNanos(10_000);
                                        }));
        assertTrue(ran.get() < 100_000, "cancel stopped nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anInterruptStopsTheWorkAndLeavesNoneBehind(final int threads) throws Exception {
        final AtomicInteger started = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final AtomicBoolean canceled = new AtomicBoolean();
        final AtomicBoolean flagKept = new AtomicBoolean();
        final AtomicInteger running = new AtomicInteger(-1);
        final Thread caller =
                new Thread(
                        () -> {
                            try {
                                new Workers(threads)
                                        .run(
                                                100_000,
                                                Progress.NONE,
                                                "work",
                                                i -> {
                                                    started.incrementAndGet();
                                                    LockSupport.parkNanos(2_000_000);
                                                    ended.incrementAndGet();
                                                });
                            } catch (final CanceledException e) {
                                canceled.set(true);
                            }
                            running.set(started.get() - ended.get());
                            flagKept.set(Thread.currentThread().isInterrupted());
                        });
        caller.start();
        while (started.get() < 10) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join();
        assertTrue(canceled.get(), "the interrupt was lost");
        assertTrue(flagKept.get(), "the interrupt flag was lost");
        assertEquals(0, running.get(), "items still ran after run() had returned");
        assertTrue(started.get() < 100_000, "the interrupt stopped nothing");
    }

    @Test
    void badThreadCountIsNamed() {
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> new Workers(0))
                        .getMessage()
                        .contains("found 0"));
    }
}
