package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

class AxisTransposerTest {

    @TempDir private Path m_temp;

    /** Any budget gives the rows of the definition, so also one that holds less than a row. */
    @Test
    void everyBudgetGivesTheSameRows() throws IOException {
        final SplittableRandom random = Seeds.stream(77);
        for (int round = 0; round < 60; round++) {
            final int outer = 1 + random.nextInt(3);
            final int width = 1 + random.nextInt(150);
            final int inner = 1 + random.nextInt(40);
            final int bytes = 1 << random.nextInt(4);
            final byte[] file = new byte[5 + outer * width * inner * bytes];
            random.nextBytes(file);
            final byte[] expected = new byte[file.length - 5];
            int to = 0;
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < inner; i++) {
                    for (int e = 0; e < width; e++) {
                        for (int b = bytes - 1; b >= 0; b--) {
                            expected[to++] = file[5 + ((o * width + e) * inner + i) * bytes + b];
                        }
                    }
                }
            }
            final Path path = m_temp.resolve("values" + round);
            Files.write(path, file);
            try (SeekableBytes in = SeekableBytes.open(SourceFile.of(path))) {
                for (final int budget : new int[] {1, 100, 3000, AxisTransposer.BUDGET}) {
                    final Collected rows = new Collected();
                    new AxisTransposer(
                                    in, 5, ByteOrder.BIG_ENDIAN, bytes, outer, width, inner, budget)
                            .read(rows, Progress.NONE);
                    assertArrayEquals(expected, rows.bytes());
                }
            }
        }
    }

    /** A sparse 6 GB file, read part of the way: offsets are long, blocks stay small. */
    @Test
    void aLargeFileNeedsLittleMemory() throws IOException {
        final Path path = m_temp.resolve("large");
        final int width = 2048;
        final int inner = 800_000;
        final long size = 4L * width * inner;
        try (RandomAccessFile f = new RandomAccessFile(path.toFile(), "rw")) {
            f.setLength(size);
            // the last channel of row 1
            f.seek(4L * ((width - 1L) * inner + 1));
            f.writeInt(42);
        }
        final int[] largest = new int[1];
        final int[] value = new int[1];
        final int[] blocks = new int[1];
        final RowSink sink =
                rows -> {
                    largest[0] = Math.max(largest[0], rows.remaining());
                    if (blocks[0]++ == 0) {
                        value[0] = rows.getInt(4 * (2 * width - 1));
                    }
                    if (blocks[0] == 2) {
                        throw new CanceledException();
                    }
                };
        try (SeekableBytes in = SeekableBytes.open(SourceFile.of(path))) {
            final AxisTransposer t =
                    new AxisTransposer(in, 0, ByteOrder.BIG_ENDIAN, 4, 1, width, inner);
            assertThrows(CanceledException.class, () -> t.read(sink, Progress.NONE));
        } finally {
            Files.delete(path);
        }
        assertEquals(42, value[0]);
        assertTrue(largest[0] <= AxisTransposer.BUDGET);
    }

    @Test
    void valuesBeyondTheEndAreRefused() throws IOException {
        final Path path = m_temp.resolve("short");
        Files.write(path, ByteBuffer.allocate(100).array());
        try (SeekableBytes in = SeekableBytes.open(SourceFile.of(path))) {
            final FormatException e =
                    assertThrows(
                            FormatException.class,
                            () -> new AxisTransposer(in, 1, ByteOrder.BIG_ENDIAN, 4, 5, 5, 1));
            assertEquals(1, e.offset().orElseThrow());
        }
    }
}
