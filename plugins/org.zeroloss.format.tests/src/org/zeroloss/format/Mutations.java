package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Cuts and flips bits in a copy of a sample file. Each damaged file must be refused with a {@link
 * FormatException} or give a well-formed signal; what else holds is the caller's to check.
 *
 * <p>{@code zeroloss.full=true} takes every length and a hundred times as many flips; {@code
 * zeroloss.seed} changes which flips.
 */
public final class Mutations {

    /** Whether the long form runs. */
    public static final boolean FULL = Boolean.getBoolean("zeroloss.full");

    private static final long SEED = Long.getLong("zeroloss.seed", 20_210_416L);

    /** Checks a signal that came out of a damaged file. */
    @FunctionalInterface
    public interface Check {

        /**
         * @param content the damaged file
         * @param spec what was read from it
         * @param rows its rows, as many bytes as the spec says
         */
        void signal(byte[] content, SignalSpec spec, byte[] rows);
    }

    private final byte[] m_original;
    private final Path m_copy;
    private final Check m_check;
    private int m_refused;
    private int m_read;

    /**
     * @param sample file to damage
     * @param folder where the copy goes
     * @param check checks what is read in spite of the damage
     * @throws IOException if copying fails
     */
    public Mutations(final Path sample, final Path folder, final Check check) throws IOException {
        m_original = Files.readAllBytes(sample);
        m_copy = folder.resolve(sample.getFileName().toString());
        m_check = check;
        Files.write(m_copy, m_original);
    }

    /**
     * @return damaged files that were refused
     */
    public int refused() {
        return m_refused;
    }

    /**
     * @return damaged files that were read
     */
    public int read() {
        return m_read;
    }

    /**
     * Cuts the file at many lengths, at all in the long form.
     *
     * @param count how many lengths in the short form
     * @param mustFail lengths below this must be refused
     * @param repair makes what the head declares fit the shorter file, so that the cut is met
     *     further down; the identity leaves it
     * @throws IOException if the copy cannot be changed
     */
    public void truncate(final int count, final int mustFail, final UnaryOperator<byte[]> repair)
            throws IOException {
        final int step = FULL ? 1 : Math.max(1, m_original.length / count);
        // the last bytes one by one: there lies what is easiest to overlook
        for (int n = m_original.length - 1; n >= 0; n -= n > m_original.length - 40 ? 1 : step) {
            final byte[] cut = repair.apply(Arrays.copyOf(m_original, n));
            Files.write(m_copy, cut);
            final int refused = m_refused;
            run(cut, "cut at " + n);
            if (n < mustFail) {
                assertEquals(refused + 1, m_refused, m_copy + " cut at " + n + " was read");
            }
        }
        Files.write(m_copy, m_original);
    }

    /**
     * Flips single bits: all of the first bytes, and random ones.
     *
     * @param head how many bytes at the start get all their bits flipped in turn
     * @param count how many random flips in the short form
     * @param structure bytes that half of the random flips are for; the others hit any
     * @throws IOException if the copy cannot be changed
     */
    public void flip(final int head, final int count, final IntPredicate structure)
            throws IOException {
        final SplittableRandom random = Seeds.stream(SEED, m_original.length, count);
        final int heads = 8 * Math.min(head, m_original.length);
        try (FileChannel file = FileChannel.open(m_copy, StandardOpenOption.WRITE)) {
            for (int i = 0; i < heads + (FULL ? 100 * count : count); i++) {
                int bit = i < heads ? i : random.nextInt(8 * m_original.length);
                while (i >= heads && i % 2 == 0 && !structure.test(bit / 8)) {
                    bit = random.nextInt(8 * m_original.length);
                }
                final byte[] changed = m_original.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                put(file, changed, bit / 8);
                run(changed, "bit " + bit % 8 + " of byte 0x" + Integer.toHexString(bit / 8));
                put(file, m_original, bit / 8);
            }
        }
    }

    private static void put(final FileChannel file, final byte[] content, final int at)
            throws IOException {
        file.write(ByteBuffer.wrap(content, at, 1), at);
    }

    private void run(final byte[] content, final String what) {
        try (SignalFile opened =
                new SignalReaders().open(SourceFile.of(m_copy), ReadOptions.DEFAULT)) {
            for (int i = 0; i < opened.signals().size(); i++) {
                final SignalSpec spec = opened.signals().get(i);
                final Collected rows = new Collected();
                opened.read(i, rows, Progress.NONE);
                final byte[] bytes = rows.bytes();
                // of the first band alone, if there are more columns
                final long band = spec.rows() * spec.width() * spec.type().bytes();
                assertEquals(band, bytes.length, what);
                m_check.signal(content, spec, bytes);
            }
            m_read++;
        } catch (final FormatException e) {
            assertTrue(
                    e.getMessage().startsWith(m_copy.getFileName() + ": "),
                    () -> what + ": " + e.getMessage());
            m_refused++;
        } catch (final RuntimeException | AssertionError e) {
            throw new AssertionError(m_copy.getFileName() + ", " + what + ": " + e, e);
        }
    }
}
