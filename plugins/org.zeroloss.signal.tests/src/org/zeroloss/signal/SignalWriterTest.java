package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SignalWriterTest {

    private static final int WIDTH = 3000;

    @TempDir private Path m_dir;

    private static SignalSpec spec() {
        return Specs.image(50, 61, WIDTH, DataType.FLOAT64)
                .withMap(new MapColumn("label", DataType.UINT8, ""));
    }

    private static void fill(final SignalBlock b, final long first) {
        for (int r = 0; r < b.rows(); r++) {
            final double[] row = new double[WIDTH];
            row[(int) ((first + r) % WIDTH)] = first + r;
            b.band().setRow(r, row);
            b.map("label").set(r, 0, (first + r) % 7);
        }
    }

    private Path write(final String name, final int blockRows) {
        final Path file = m_dir.resolve(name);
        try (SignalWriter w = SignalWriter.create(file, spec())) {
            while (w.remainingRows() > 0) {
                final int n =
                        (int)
                                Math.min(
                                        blockRows == 0 ? w.batchRows() : blockRows,
                                        w.remainingRows());
                final SignalBlock b = w.newBlock(n);
                fill(b, w.writtenRows());
                w.write(b);
            }
            w.finish();
            assertTrue(w.bytesOnDisk() > 0);
        }
        return file;
    }

    @Test
    void theSameValuesGiveTheSameBytesHoweverCut() throws IOException {
        final Path whole = write("whole", 0);
        for (final int rows : new int[] {1, 17, 698, 699, 700, 3050}) {
            final Path cut = write("cut", rows);
            assertEquals(-1, Files.mismatch(whole, cut), "blocks of " + rows);
            Files.delete(cut);
        }
        try (Signal s = Signal.open(whole)) {
            for (long r = 0; r < s.rows(); r++) {
                assertEquals(r, s.plane().get(r, (int) (r % WIDTH)));
                assertEquals(r % 7, s.map("label").getLong(r, 0));
            }
        }
    }

    @Test
    void batchesHave8To16MegabytesUnlessOneRowHasMore() {
        try (Signal s = Signal.open(write("a", 0))) {
            final SignalFile f = SignalFileReader.read(s.file());
            assertTrue(f.batches().count() > 1);
            for (int i = 0; i < f.batches().count() - 1; i++) {
                final long bytes = f.batches().blocks().get(i).bodyLength();
                assertTrue(bytes >= 8 << 20 && bytes <= 32 << 20, "batch of " + bytes);
            }
        }
        final SignalSpec wide = Specs.image(1, 2, 5 << 20, DataType.FLOAT64);
        final Path file = m_dir.resolve("wide");
        try (SignalWriter w = SignalWriter.create(file, wide)) {
            assertEquals(1, w.batchRows());
            final SignalBlock b = w.newBlock();
            for (int r = 0; r < 2; r++) {
                b.band().set(0, (5 << 20) - 1, r + 1);
                w.write(b);
            }
            w.finish();
        }
        try (Signal s = Signal.open(file)) {
            assertEquals(1, s.plane().get(0, (5 << 20) - 1));
            assertEquals(2, s.plane().get(1, (5 << 20) - 1));
            assertEquals(2, SignalFileReader.read(file).batches().count());
        }
    }

    @Test
    void closedBeforeFinishLeavesNoFile() {
        final Path file = m_dir.resolve("a");
        try (SignalWriter w = SignalWriter.create(file, spec())) {
            w.write(w.newBlock());
            assertTrue(Files.exists(file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void anInterruptCancelsAndLeavesNoFile() {
        final Path file = m_dir.resolve("a");
        try {
            assertThrows(
                    CanceledException.class,
                    () -> {
                        try (SignalWriter w = SignalWriter.create(file, spec())) {
                            Thread.currentThread().interrupt();
                            w.write(w.newBlock());
                            w.finish();
                        }
                    });
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void anExistingFileIsNotTouched() throws IOException {
        final Path file = Files.writeString(m_dir.resolve("a"), "mine");
        final SignalException e =
                assertThrows(SignalException.class, () -> SignalWriter.create(file, spec()));
        assertTrue(e.getMessage().contains(file.toString()));
        assertEquals("mine", Files.readString(file));
        assertThrows(
                SignalException.class,
                () -> SignalWriter.create(m_dir.resolve("no/such/folder"), spec()));
    }

    @Test
    void tooManyTooFewAndForeignRowsAreRefused() {
        final SignalSpec one = Specs.image(1, 1, 4, DataType.INT8);
        final Path file = m_dir.resolve("a");
        try (SignalWriter w = SignalWriter.create(file, one);
                SignalWriter other =
                        SignalWriter.create(m_dir.resolve("b"), one.withType(DataType.INT16))) {
            assertThrows(SignalException.class, w::finish);
            assertThrows(SignalException.class, () -> w.write(other.newBlock()));
            assertThrows(SignalException.class, () -> w.write(w.newBlock(2)));
            w.write(w.newBlock());
            assertThrows(SignalException.class, w::newBlock);
            assertThrows(SignalException.class, () -> w.write(w.newBlock(1)));
            assertThrows(SignalException.class, () -> w.newBlock(1).band("x"));
            assertThrows(SignalException.class, () -> w.newBlock(1).map("signal"));
            w.finish();
            assertThrows(SignalException.class, w::finish);
            assertThrows(SignalException.class, () -> w.write(w.newBlock(1)));
        }
        assertTrue(Files.exists(file));
        try (Signal s = Signal.open(file)) {
            assertEquals(List.of("signal"), s.spec().bands());
        }
    }
}
