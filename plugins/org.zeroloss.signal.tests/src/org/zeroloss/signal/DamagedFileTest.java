package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whatever bytes a file has: an exception that names it, or a well-formed signal. {@code
 * -Dzeroloss.full=true} flips every bit instead of a sample.
 */
class DamagedFileTest {

    private static final boolean FULL = Boolean.getBoolean("zeroloss.full");

    private static final SignalSpec SPEC =
            Specs.image(3, 2, 5, DataType.FLOAT32)
                    .withMap(new MapColumn("label", DataType.INT32, "u"));

    @TempDir private Path m_dir;

    private Path m_file;
    private byte[] m_good;

    @BeforeEach
    void write() throws IOException {
        m_file = m_dir.resolve("a.arrow");
        final BatchFile out = new BatchFile(m_file, SPEC);
        final SignalBlock block = new SignalBlock(Column.of(SPEC), 4);
        out.writeBatch(block, 4, 0);
        out.writeBatch(block, 2, 4);
        out.finish();
        m_good = Files.readAllBytes(m_file);
        try (Signal s = Signal.open(m_file)) {
            assertEquals(SPEC, s.spec());
        }
    }

    @Test
    void everyTruncationIsAnError() throws IOException {
        for (int n = 0; n < m_good.length; n++) {
            Files.write(m_file, Arrays.copyOf(m_good, n));
            final SignalException e =
                    assertThrows(SignalException.class, () -> Signal.open(m_file), "at " + n);
            assertTrue(e.getMessage().contains(m_file.toString()), e.getMessage());
            assertTrue(e.getMessage().contains("0x"), e.getMessage());
        }
    }

    @Test
    void everyBitFlipIsAnErrorOrAWellFormedSignal() throws IOException {
        final int step = FULL ? 1 : 13;
        int errors = 0;
        int signals = 0;
        for (long bit = 0; bit < 8L * m_good.length; bit += step) {
            final byte[] bad = m_good.clone();
            bad[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
            if (opens(bad)) {
                signals++;
            } else {
                errors++;
            }
        }
        assertTrue(errors > 100 && signals > 100, errors + " errors, " + signals + " signals");
    }

    /** Lengths and offsets gone wild: big, negative, and off by a little. */
    @Test
    void everyWordOverwrittenIsAnErrorOrAWellFormedSignal() throws IOException {
        final SplittableRandom random = new SplittableRandom(11);
        final int[] wild = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 8, 1 << 24, -8};
        int errors = 0;
        for (int at = 0; at + 4 <= m_good.length; at += FULL ? 1 : 4) {
            for (int w = 0; w < (FULL ? wild.length : 1); w++) {
                final byte[] bad = m_good.clone();
                final int value = FULL ? wild[w] : wild[random.nextInt(wild.length)];
                ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
                errors += opens(bad) ? 0 : 1;
            }
        }
        assertTrue(errors > 100, errors + " errors");
    }

    @Test
    void garbageIsAnError() throws IOException {
        final SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 300; trial++) {
            final byte[] bad = new byte[random.nextInt(600)];
            random.nextBytes(bad);
            if (trial % 2 == 0 && bad.length > 40) {
                System.arraycopy(m_good, 0, bad, 0, 8);
                System.arraycopy(m_good, m_good.length - 6, bad, bad.length - 6, 6);
                ByteBuffer.wrap(bad)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(bad.length - 10, random.nextInt(bad.length - 16));
            }
            Files.write(m_file, bad);
            assertThrows(SignalException.class, () -> Signal.open(m_file));
        }
    }

    @Test
    void whatIsNoFileIsAnError() throws IOException {
        named("directory", m_dir);
        named("none", m_dir.resolve("missing"));
        named("bytes", Files.createFile(m_dir.resolve("empty")));
        named("ARROW1", Files.writeString(m_dir.resolve("text"), "x".repeat(100)));
    }

    @Test
    void aNewerFileSaysWhatToDo() throws IOException {
        final String text = new String(m_good, StandardCharsets.ISO_8859_1);
        final int key = text.lastIndexOf("zeroloss.format");
        final byte[] newer = m_good.clone();
        // flatbuffers are built backwards: the value lies before its key
        final int value = text.lastIndexOf("1.0", key);
        final int after = text.indexOf("1.0", key);
        newer[after >= 0 && (value < 0 || after - key < key - value) ? after : value] = '2';
        Files.write(m_file, newer);
        named("update", m_file);
    }

    private static void named(final String word, final Path file) {
        final SignalException e = assertThrows(SignalException.class, () -> Signal.open(file));
        assertTrue(e.getMessage().contains(word), e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    /** Whether the bytes open as a signal; if so, every value can be read. */
    private boolean opens(final byte[] bytes) throws IOException {
        Files.write(m_file, bytes);
        try (Signal s = Signal.open(m_file)) {
            final long values = s.rows() * s.width();
            assertTrue(values * s.spec().type().bytes() <= bytes.length);
            for (final String band : s.spec().bands()) {
                final double[] all = new double[(int) values];
                s.plane(band).readRows(0, (int) s.rows(), all, 0);
            }
            for (final MapColumn map : s.spec().maps()) {
                assertEquals(s.rows(), s.readMap(map.name()).length);
            }
            return true;
        } catch (final SignalException e) {
            assertTrue(e.getMessage().contains(m_file.toString()), e.getMessage());
            return false;
        }
    }
}
