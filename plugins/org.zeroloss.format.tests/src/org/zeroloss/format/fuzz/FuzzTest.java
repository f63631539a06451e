package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Damaged copies of every sample file. Each is refused by a {@link FormatException} that names the
 * file, the place and what was expected; or it is read, and then what was read is what another
 * reading of the damaged file gives. Each ends within 2 s of processor time and allocates at most
 * 64 MB and what the file can decode to.
 *
 * <p>{@code zeroloss.full=true} takes many more cases of each file, {@code zeroloss.seed} others. A
 * failure names file, seed and number of the case.
 */
class FuzzTest {

    private static final boolean FULL = Boolean.getBoolean("zeroloss.full");
    private static final long SEED = Long.getLong("zeroloss.seed", 20_210_416L);

    /** Cases a file; fewer where a single reading takes long. */
    private static final int CASES = FULL ? 240 : 6;

    private static final int LONG = 2 << 20;
    private static final int LEAST_CASES = 20_000;
    private static final long MOST_ALLOCATED = 64L << 20;

    /** Signals longer than this are read, but not kept for comparison. */
    private static final int MOST_KEPT = 24 << 20;

    private static final Pattern PLACE = Pattern.compile("0x[0-9a-fA-F]+|\\bin line \\d+ ");
    private static final Tally TALLY = new Tally();
    private static final byte[] KEPT = new byte[MOST_KEPT];

    private static String s_threads;

    @TempDir private Path m_temp;

    private long m_mostAllocated;

    static List<Sample> samples() throws IOException {
        return Samples.all();
    }

    /**
     * On the one thread that is watched: what is allocated does not depend on how many there are.
     */
    @BeforeAll
    static void oneThread() {
        s_threads = System.getProperty(Workers.PROPERTY);
        System.setProperty(Workers.PROPERTY, "1");
    }

    @AfterAll
    static void report() {
        if (s_threads == null) {
            System.clearProperty(Workers.PROPERTY);
        } else {
            System.setProperty(Workers.PROPERTY, s_threads);
        }
        System.out.println(TALLY.table());
        if (FULL) {
            assertTrue(TALLY.cases() >= LEAST_CASES, () -> "only " + TALLY.cases() + " cases");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void damaged(final Sample sample) throws Exception {
        final Path file = m_temp.resolve(sample.name());
        for (final Path p : sample.companions()) {
            Files.copy(p, m_temp.resolve(p.getFileName()));
        }
        final int cases = sample.content().length > LONG ? CASES / 6 : CASES;
        try (Watched watched = new Watched()) {
            final Optional<Reading> original = run(sample, sample.content(), file, watched);
            original.ifPresent(r -> sample.oracle().check(sample.content(), r));
            for (int i = 0; i < cases; i++) {
                final Damage damage = Damage.of(sample, SEED, i);
                try {
                    check(sample, damage, file, watched, original);
                } catch (final Exception | AssertionError e) {
                    throw new AssertionError(
                            sample
                                    + ", seed "
                                    + SEED
                                    + ", case "
                                    + i
                                    + " ("
                                    + damage.words()
                                    + "): "
                                    + e,
                            e);
                }
            }
            TALLY.file(sample.format(), watched.slowestMs(), m_mostAllocated);
        }
    }

    private void check(
            final Sample sample,
            final Damage damage,
            final Path file,
            final Watched watched,
            final Optional<Reading> original)
            throws Exception {
        final Optional<Reading> reading = run(sample, damage.content(), file, watched);
        if (reading.isEmpty()) {
            TALLY.refused(sample.format());
            return;
        }
        final Reading read = reading.get();
        final boolean compared = sample.oracle().check(damage.content(), read) > 0;
        TALLY.read(sample.format(), compared);
        if (damage.cut()) {
            assertTrue(
                    damage.place() >= sample.oracle().least(),
                    "a file cut below " + sample.oracle().least() + " bytes was read");
        } else if (original.isPresent() && isInValues(sample, damage)) {
            assertTrue(
                    read.isLike(original.get()),
                    () ->
                            "damage to values changed the signals: "
                                    + original.get().specs()
                                    + " to "
                                    + read.specs());
        }
    }

    private static boolean isInValues(final Sample sample, final Damage damage) {
        int at = Arrays.mismatch(sample.content(), damage.content());
        final int end = damage.place() + Long.BYTES;
        for (; at >= 0 && at < Math.min(end, sample.content().length); at++) {
            if (sample.content()[at] != damage.content()[at] && !sample.oracle().isValue(at)) {
                return false;
            }
        }
        return true;
    }

    /** Reads a file whole; empty if it is refused as it should be. */
    private Optional<Reading> run(
            final Sample sample, final byte[] content, final Path file, final Watched watched)
            throws Exception {
        Files.write(file, content);
        final long most =
                (long) sample.oracle().ratio() * (content.length + sample.oracle().beside());
        try {
            return Optional.of(watched.run(() -> read(file, most)));
        } catch (final FormatException e) {
            final String message = e.getMessage();
            assertTrue(message.startsWith(sample.name() + ": "), message);
            assertTrue(
                    message.toLowerCase(Locale.ROOT).contains("expected"),
                    () -> "not what was expected: " + message);
            assertTrue(PLACE.matcher(message).find(), () -> "no place: " + message);
            return Optional.empty();
        }
    }

    private Reading read(final Path path, final long most) {
        final Reading reading = new Reading();
        long before = Watched.allocated();
        try (SignalFile file = new SignalReaders().open(SourceFile.of(path), ReadOptions.DEFAULT)) {
            checkAllocated(before, most);
            for (int i = 0; i < file.signals().size(); i++) {
                final SignalSpec spec = file.signals().get(i);
                assertTrue(
                        spec.dataBytes() <= most,
                        () -> "too much to come of " + path.toFile().length() + " bytes: " + spec);
                final long[] length = new long[1];
                before = Watched.allocated();
                file.read(
                        i,
                        rows -> {
                            final int n = rows.remaining();
                            if (length[0] + n <= KEPT.length) {
                                rows.get(KEPT, (int) length[0], n);
                            }
                            length[0] += n;
                        },
                        Progress.NONE);
                checkAllocated(before, most);
                // further bands and maps come with the copy only
                final long firstBand = spec.rows() * spec.width() * spec.type().bytes();
                assertEquals(firstBand, length[0], spec::toString);
                reading.specs().add(spec);
                reading.rows()
                        .add(
                                length[0] <= KEPT.length
                                        ? Arrays.copyOf(KEPT, (int) length[0])
                                        : null);
                before = Watched.allocated();
            }
        } finally {
            checkAllocated(before, most);
        }
        return reading;
    }

    private void checkAllocated(final long before, final long most) {
        final long allocated = Watched.allocated() - before;
        m_mostAllocated = Math.max(m_mostAllocated, allocated);
        if (allocated > MOST_ALLOCATED + most) {
            throw new AssertionError(
                    "expected at most "
                            + (MOST_ALLOCATED + most)
                            + " bytes to be allocated, found "
                            + allocated);
        }
    }
}
