package org.zeroloss.format.fuzz;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one piece of work after the other on a thread of its own and measures each: its time on the
 * processor, which another program's load does not change, and the bytes it allocates. Work that
 * waits for something and never comes back is noticed by the clock on the wall.
 */
final class Watched implements AutoCloseable {

    private static final long MOST_CPU_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_MS = 2000;
    private static final int MOST_POLLS = 30;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ExecutorService m_executor;
    private final Thread[] m_thread = new Thread[1];
    private long m_cpu;
    private long m_slowest;

    Watched() {
        m_executor =
                Executors.newSingleThreadExecutor(
                        r -> {
                            final Thread t = new Thread(r, "damaged file");
                            t.setDaemon(true);
                            m_thread[0] = t;
                            return t;
                        });
    }

    /** Bytes that the calling thread has allocated so far. */
    static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /**
     * @param work work to do
     * @return what it gives
     * @throws AssertionError if it takes more than 2 s
     * @throws Exception what it throws
     */
    <T> T run(final Callable<T> work) throws Exception {
        final Future<T> result =
                m_executor.submit(
                        () -> {
                            final long cpu = THREADS.getCurrentThreadCpuTime();
                            m_cpu = -cpu;
                            try {
                                return work.call();
                            } finally {
                                m_cpu = THREADS.getCurrentThreadCpuTime() - cpu;
                            }
                        });
        try {
            for (int i = 0; i < MOST_POLLS; i++) {
                try {
                    final T value = result.get(POLL_MS, TimeUnit.MILLISECONDS);
                    checkTime();
                    return value;
                } catch (final TimeoutException e) {
                    if (onProcessor() > MOST_CPU_NS) {
                        break;
                    }
                }
            }
        } catch (final ExecutionException e) {
            checkTime();
            if (e.getCause() instanceof Exception) {
                throw (Exception) e.getCause();
            }
            throw new AssertionError(e.getCause().toString(), e.getCause());
        }
        throw new AssertionError(
                "no end after "
                        + TimeUnit.NANOSECONDS.toMillis(onProcessor())
                        + " ms on the processor, at "
                        + Arrays.toString(m_thread[0].getStackTrace()));
    }

    private long onProcessor() {
        return m_cpu + THREADS.getThreadCpuTime(m_thread[0].getId());
    }

    private void checkTime() {
        m_slowest = Math.max(m_slowest, m_cpu);
        if (m_cpu > MOST_CPU_NS) {
            throw new AssertionError(
                    "expected an end within 2 s, found "
                            + TimeUnit.NANOSECONDS.toMillis(m_cpu)
                            + " ms on the processor");
        }
    }

    /** Longest time on the processor so far, in ms. */
    long slowestMs() {
        return TimeUnit.NANOSECONDS.toMillis(m_slowest);
    }

    @Override
    public void close() {
        m_executor.shutdownNow();
    }
}
