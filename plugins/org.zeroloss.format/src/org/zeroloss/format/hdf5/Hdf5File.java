package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.Objects;

/** An open HDF5 file of one of the kinds that are known. */
final class Hdf5File implements SignalFile {

    private final SourceFile m_source;
    private final H5File m_file;
    private final List<Entry> m_entries;
    private final List<SkippedSignal> m_skipped;

    private Hdf5File(final SourceFile source, final H5File file, final Contents contents) {
        m_source = source;
        m_file = file;
        m_entries = List.copyOf(contents.entries());
        m_skipped = List.copyOf(contents.skipped());
    }

    static Hdf5File open(final SourceFile source, final ReadOptions options) {
        final H5File file = H5File.open(source);
        boolean done = false;
        try {
            final Contents contents = new Contents(source, options);
            list(file, contents);
            if (contents.entries().isEmpty()) {
                throw FormatException.at(
                        source.name(),
                        0,
                        "a signal",
                        contents.skipped().isEmpty()
                                ? "none among " + file.root().names()
                                : contents.skipped().stream()
                                        .map(s -> "\"" + s.name() + "\": " + s.reason())
                                        .toList()
                                        .toString());
            }
            done = true;
            return new Hdf5File(source, file, contents);
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static void list(final H5File file, final Contents contents) {
        final H5Group root = file.root();
        if (root.group("Experiments").isPresent()) {
            new HspyContents(root, contents).list();
        } else if (root.group("Data").isPresent()) {
            new VeloxContents(root, contents).list();
        } else if (!new EmdContents(root, contents).list()) {
            new PlainContents(root, contents).list();
        }
    }

    @Override
    public SourceFile source() {
        return m_source;
    }

    @Override
    public List<SignalSpec> signals() {
        return m_entries.stream().map(Entry::spec).toList();
    }

    @Override
    public List<SkippedSignal> skipped() {
        return m_skipped;
    }

    @Override
    public void read(final int index, final RowSink sink, final Progress progress) {
        m_entries.get(Objects.checkIndex(index, m_entries.size())).rows().read(sink, progress);
    }

    @Override
    public void close() {
        m_file.close();
    }
}
