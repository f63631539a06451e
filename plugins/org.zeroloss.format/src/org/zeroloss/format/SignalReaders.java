package org.zeroloss.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The readers there are, and the choice among them: content first, extension second. */
public final class SignalReaders {

    private final List<SignalReader> m_readers;

    /**
     * @param further readers that are asked before all others
     */
    public SignalReaders(final List<? extends SignalReader> further) {
        final List<SignalReader> all = new ArrayList<>(further);
        for (final SignalReader r : Implementations.of(SignalReader.class, SignalReader::name)) {
            if (further.stream().noneMatch(f -> f.getClass() == r.getClass())) {
                all.add(r);
            }
        }
        m_readers = List.copyOf(all);
    }

    /**
     * The readers of this bundle, then those of other bundles, by the ranking of their OSGi service
     * and then by name.
     */
    public SignalReaders() {
        this(List.of());
    }

    private SignalReaders(final SignalReader... exactly) {
        m_readers = List.of(exactly);
    }

    /**
     * For a file whose format the user knows.
     *
     * @param name name of a reader
     * @return that reader alone, which then reads every file
     * @throws FormatException if there is none of this name
     */
    public SignalReaders only(final String name) {
        return m_readers.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .map(SignalReaders::new)
                .orElseThrow(
                        () ->
                                FormatException.of(
                                        name,
                                        "expected the name of a file format, one of "
                                                + names()
                                                + ", found none of this name"));
    }

    /**
     * @param wrapping makes a reader of each
     * @return the readers that it makes, in the same order
     */
    public SignalReaders with(final UnaryOperator<SignalReader> wrapping) {
        return new SignalReaders(m_readers.stream().map(wrapping).toArray(SignalReader[]::new));
    }

    /**
     * @return all readers in the order in which they are asked
     */
    public List<SignalReader> readers() {
        return m_readers;
    }

    /**
     * @return endings that files of a folder are taken by, lower case, without dot: of all readers
     *     that lack nothing; of a single reader in any case, so that it says what it lacks
     */
    public Set<String> extensions() {
        return m_readers.stream()
                .filter(r -> m_readers.size() == 1 || r.missing().isEmpty())
                .flatMap(r -> r.extensions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @return all endings that some reader knows, even one that cannot open a file before something
     *     is installed; lower case, without dot
     */
    public Set<String> knownExtensions() {
        return m_readers.stream()
                .flatMap(r -> r.extensions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param source file to read
     * @return the only reader if there is one; else that whose signature the file bears; else the
     *     one its ending belongs to, which then says what is wrong; else one that finds the content
     *     possible
     * @throws FormatException if there is nothing to read or no reader
     */
    public SignalReader find(final SourceFile source) {
        source.size();
        if (m_readers.size() == 1) {
            return m_readers.get(0);
        }
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
                            + names()
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

    private String names() {
        return m_readers.stream().map(SignalReader::name).collect(Collectors.joining(", "));
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
