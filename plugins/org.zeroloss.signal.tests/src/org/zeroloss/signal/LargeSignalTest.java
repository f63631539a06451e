package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files beyond 2 and 4 GB. All but a few batches are holes in the file, so this takes no disk. */
class LargeSignalTest {

    private static final int BATCH = 4096;

    /** 10.7 GB. */
    private static final SignalSpec SPEC =
            Specs.image(1024, 2560, 1024, DataType.FLOAT32)
                    .withMap(new MapColumn("label", DataType.INT32, ""));

    @TempDir private Path m_dir;

    @Test
    void tenGigabytesOpenAndReadInALittleHeap() throws IOException {
        final Path file = m_dir.resolve("large.arrow");
        final int batches = (int) (SPEC.rows() / BATCH);
        final BatchFile out = new BatchFile(file, SPEC, StandardOpenOption.SPARSE);
        final SignalBlock block = new SignalBlock(Column.of(SPEC), BATCH);
        for (int b = 0; b < batches; b++) {
            if (wrote(b, batches)) {
                block.band().set(1, 1023, b);
                block.map("label").set(BATCH - 1, 0, b);
                out.writeBatch(block, BATCH, (long) b * BATCH);
            } else {
                out.skipBatch(BATCH);
            }
        }
        out.finish();
        assertTrue(Files.size(file) > 10_000_000_000L);

        final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = memory.getCurrentThreadAllocatedBytes();
        try (Signal s = Signal.open(file)) {
            assertEquals(SPEC, s.spec());
            final Plane plane = s.plane();
            final Plane labels = s.map("label");
            final double[] row = new double[1024];
            // not every batch: the kernel reads ahead megabytes of holes for each
            for (int b = 0; b < batches; b += b < 620 ? 20 : 1) {
                final int expected = wrote(b, batches) ? b : 0;
                final long first = (long) b * BATCH;
                plane.read(first + 1, 0, 1024, row, 0);
                assertEquals(expected, row[1023]);
                assertEquals(0, row[1022]);
                assertEquals(expected, labels.get(first + BATCH - 1, 0));
            }
            final Signal last = s.crop(0, 1022, 1024).crop(2, 1000, 1024);
            assertEquals(batches - 1, last.plane().get(last.rows() - BATCH + 1, 23));
        }
        final long allocated = memory.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 64 << 20, "allocated " + allocated + " bytes");
        Files.delete(file);
    }

    private static boolean wrote(final int batch, final int batches) {
        return batch % 100 == 0 || batch == batches - 1;
    }

    @Test
    void closingUnmapsAtOnce() throws IOException {
        final Path file = m_dir.resolve("mapped.arrow");
        try (SignalWriter w = SignalWriter.create(file, Specs.image(2, 2, 9, DataType.INT8))) {
            w.write(w.newBlock());
            w.finish();
        }
        final Signal s = Signal.open(file);
        s.plane().get(3, 8);
        final Path maps = Path.of("/proc/self/maps");
        if (Files.exists(maps)) {
            assertTrue(Files.readString(maps).contains(file.toString()));
        }
        s.close();
        s.close();
        if (Files.exists(maps)) {
            assertFalse(Files.readString(maps).contains(file.toString()));
        }
        Files.delete(file);
    }

    /** Really writes 10 GB: {@code -Dzeroloss.full=true}. */
    @Test
    @EnabledIfSystemProperty(named = "zeroloss.full", matches = "true")
    void tenGigabytesStreamThroughTheWriter() throws IOException {
        final Path file = m_dir.resolve("full.arrow");
        try (SignalWriter w = SignalWriter.create(file, SPEC)) {
            final float[] row = new float[1024];
            while (w.remainingRows() > 0) {
                final SignalBlock b = w.newBlock();
                for (int r = 0; r < b.rows(); r++) {
                    row[0] = w.writtenRows() + r;
                    b.band().setRow(r, row);
                }
                w.write(b);
            }
            w.finish();
        }
        try (Signal s = Signal.open(file)) {
            final float[] rows = new float[s.blocks().rowsPerRange() * 1024];
            for (final RowRange range : s.blocks()) {
                s.plane().readRows(range.first(), range.count(), rows, 0);
                for (int r = 0; r < range.count(); r++) {
                    assertEquals((float) (range.first() + r), rows[r * 1024]);
                }
            }
        }
        Files.delete(file);
    }
}
