package org.zeroloss.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The readers there are, and the choice among them: content first, extension second. */
public final class SignalReaders {

    private final List<SignalReader> m_readers;

    /**
     * @param further readers beside this bundle's own, asked first; in OSGi those registered as
     *     services by other bundles
     */
    public SignalReaders(final List<? extends SignalReader> further) {
        final List<SignalReader> all = new ArrayList<>(further);
        // The own class loader, not the thread's: the same readers in OSGi and on a class path.
        for (final SignalReader own :
                ServiceLoader.load(SignalReader.class, SignalReader.class.getClassLoader())) {
            if (all.stream().noneMatch(r -> r.getClass() == own.getClass())) {
                all.add(own);
            }
        }
        m_readers = List.copyOf(all);
    }

    /** The readers of this bundle. */
    public SignalReaders() {
        this(List.of());
    }

    /**
     * @return all readers in the order in which they are asked
     */
    public List<SignalReader> readers() {
        return m_readers;
    }

    /**
     * @return all endings that some reader knows, lower case, without dot
     */
    public Set<String> extensions() {
        return m_readers.stream()
                .flatMap(r -> r.extensions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param source file to read
     * @return the reader whose signature the file bears; else the one its ending belongs to, which
     *     then says what is wrong; else one that finds the content possible
     * @throws FormatException if there is nothing to read or no reader
     */
    public SignalReader find(final SourceFile source) {
        source.size();
        final byte[] head = head(source);
        final List<SignalReader> possible = new ArrayList<>();
        for (final SignalReader r : m_readers) {
            final SignalReader.Match match = r.matches(head, source.name());
            if (match == SignalReader.Match.CERTAIN) {
                return r;
            }
            if (match == SignalReader.Match.POSSIBLE) {
                possible.add(r);
            }
        }
        final String extension = extension(source.name());
        for (final SignalReader r : m_readers) {
            if (r.extensions().contains(extension)) {
                return r;
            }
        }
        if (possible.isEmpty()) {
            throw FormatException.of(
                    source.name(),
                    "no known format; expected one of "
                            + m_readers.stream()
                                    .map(SignalReader::name)
                                    .collect(Collectors.joining(", "))
                            + ", found bytes "
                            + hex(head)
                            + " at offset 0x0");
        }
        return possible.get(0);
    }

    /**
     * @param source file to read
     * @param options what the user knows better than the file
     * @return the open file, to be closed by the caller
     * @throws FormatException if there is nothing to read, no reader, or the file is damaged
     */
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        return find(source).open(source, options);
    }

    private static byte[] head(final SourceFile source) {
        try (InputStream in = Files.newInputStream(source.path())) {
            return in.readNBytes(SignalReader.HEAD);
        } catch (final IOException e) {
            throw FormatException.of(source.name(), "reading failed: " + e.getMessage(), e);
        }
    }

    static String extension(final String name) {
        final int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String hex(final byte[] head) {
        final StringBuilder s = new StringBuilder();
        for (int i = 0; i < Math.min(8, head.length); i++) {
            s.append(i == 0 ? "" : " ").append(String.format("%02x", head[i]));
        }
        return s.toString();
    }
}
