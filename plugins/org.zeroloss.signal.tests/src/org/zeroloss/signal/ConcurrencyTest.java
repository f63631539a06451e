package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

class ConcurrencyTest {

    private static final SignalSpec SPEC = Specs.image(40, 50, 16, DataType.UINT32);

    private static final int BATCH = 10;

    @TempDir private Path m_dir;

    private Path m_file;

    /** Many small batches, so that mapping happens all the time. */
    @BeforeEach
    void write() {
        m_file = m_dir.resolve("a.arrow");
        final BatchFile out = new BatchFile(m_file, SPEC);
        final SignalBlock block = new SignalBlock(Column.of(SPEC), BATCH);
        for (long row = 0; row < SPEC.rows(); row += BATCH) {
            for (int r = 0; r < BATCH; r++) {
                for (int c = 0; c < 16; c++) {
                    block.band().set(r, c, (row + r) * 16 + c);
                }
            }
            out.writeBatch(block, BATCH, row);
        }
        out.finish();
    }

    @Test
    void threadsReadTheSameValues() {
        try (Signal s = Signal.open(m_file)) {
            final Plane plane = s.plane();
            new Workers(4)
                    .run(
                            200,
                            Progress.NONE,
                            "reading",
                            item -> {
                                final SplittableRandom random = new SplittableRandom(item);
                                for (int i = 0; i < 200; i++) {
                                    final long row = random.nextLong(s.rows());
                                    final double[] v = plane.row(row);
                                    for (int c = 0; c < 16; c++) {
                                        assertEquals(row * 16 + c, v[c]);
                                    }
                                }
                            });
        }
    }

    @Test
    void blocksCanBeFilledByThreads() {
        final Path file = m_dir.resolve("b.arrow");
        final SignalSpec spec = SPEC.withType(DataType.INT8);
        try (SignalWriter w = SignalWriter.create(file, spec)) {
            final SignalBlock b = w.newBlock();
            new Workers(4)
                    .run(
                            b.rows(),
                            Progress.NONE,
                            "filling",
                            r -> {
                                for (int c = 0; c < 16; c++) {
                                    b.band().set((int) r, c, (r + c) % 100);
                                }
                            });
            w.write(b);
            w.finish();
        }
        try (Signal s = Signal.open(file)) {
            for (long r = 0; r < s.rows(); r++) {
                for (int c = 0; c < 16; c++) {
                    assertEquals((r + c) % 100, s.plane().get(r, c));
                }
            }
        }
    }

    @Test
    void closingAmongReadersIsAnErrorAndNoCrash() throws InterruptedException {
        for (int trial = 0; trial < 20; trial++) {
            final Signal s = Signal.open(m_file);
            final AtomicLong reads = new AtomicLong();
            final AtomicLong refused = new AtomicLong();
            final AtomicLong wrong = new AtomicLong();
            final Thread[] readers = new Thread[3];
            for (int t = 0; t < readers.length; t++) {
                final int seed = t;
                readers[t] =
                        new Thread(
                                () -> {
                                    final SplittableRandom random = new SplittableRandom(seed);
                                    try {
                                        while (true) {
                                            final long row = random.nextLong(s.rows());
                                            if (s.plane().get(row, 3) != row * 16 + 3) {
                                                wrong.incrementAndGet();
                                            }
                                            reads.incrementAndGet();
                                        }
                                    } catch (final SignalException e) {
                                        refused.incrementAndGet();
                                    }
                                });
                readers[t].start();
            }
            while (reads.get() < 200) {
                Thread.onSpinWait();
            }
            s.close();
            for (final Thread t : readers) {
                t.join();
            }
            assertEquals(0, wrong.get());
            assertEquals(readers.length, refused.get());
        }
    }

    @Test
    void anInterruptedReaderDoesNotDisturbOthers() {
        try (Signal s = Signal.open(m_file)) {
            try {
                Thread.currentThread().interrupt();
                assertThrows(CanceledException.class, () -> s.plane().get(0, 0));
                assertThrows(CanceledException.class, () -> Signal.open(m_file));
                assertTrue(Thread.currentThread().isInterrupted());
            } finally {
                Thread.interrupted();
            }
            assertEquals(17, s.plane().get(1, 1));
        }
    }
}
