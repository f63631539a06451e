package org.zeroloss.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The writers there are, and the choice among them by the file name's ending. */
public final class SignalWriters {

    private final List<SignalFormatWriter> m_writers;

    /**
     * @param further writers that are asked before all others
     */
    public SignalWriters(final List<? extends SignalFormatWriter> further) {
        final List<SignalFormatWriter> all = new ArrayList<>(further);
        for (final SignalFormatWriter w :
                Implementations.of(SignalFormatWriter.class, SignalFormatWriter::name)) {
            if (further.stream().noneMatch(f -> f.getClass() == w.getClass())) {
                all.add(w);
            }
        }
        m_writers = List.copyOf(all);
    }

    /**
     * The writers of this bundle, then those of other bundles, by the ranking of their OSGi service
     * and then by name.
     */
    public SignalWriters() {
        this(List.of());
    }

    /**
     * @return all writers in the order in which they are asked
     */
    public List<SignalFormatWriter> writers() {
        return m_writers;
    }

    /**
     * @param fileName name of the file to write
     * @return the writer its ending belongs to
     * @throws FormatException if there is none
     */
    public SignalFormatWriter find(final String fileName) {
        final String extension = SignalReaders.extension(fileName);
        return m_writers.stream()
                .filter(w -> w.extensions().contains(extension))
                .findFirst()
                .orElseThrow(
                        () ->
                                FormatException.of(
                                        fileName,
                                        "expected one of the endings "
                                                + m_writers.stream()
                                                        .flatMap(w -> w.extensions().stream())
                                                        .collect(Collectors.joining(", "))
                                                + " to tell the format to write"));
    }
}
