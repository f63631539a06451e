package org.zeroloss.format;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The writers there are, and the choice among them by the file name's ending. */
public final class SignalWriters {

    private final List<SignalFormatWriter> m_writers;

    /**
     * @param further writers beside this bundle's own, asked first; in OSGi those registered as
     *     services by other bundles
     */
    public SignalWriters(final List<? extends SignalFormatWriter> further) {
        final List<SignalFormatWriter> all = new ArrayList<>(further);
        // The own class loader, not the thread's: the same writers in OSGi and on a class path.
        for (final SignalFormatWriter own :
                ServiceLoader.load(
                        SignalFormatWriter.class, SignalFormatWriter.class.getClassLoader())) {
            if (all.stream().noneMatch(w -> w.getClass() == own.getClass())) {
                all.add(own);
            }
        }
        m_writers = List.copyOf(all);
    }

    /** The writers of this bundle. */
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
