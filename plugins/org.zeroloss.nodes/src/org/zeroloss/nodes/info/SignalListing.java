package org.zeroloss.nodes.info;

import org.zeroloss.base.Progress;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.format.FileSet;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceCopy;
import org.zeroloss.format.SourceFile;
import org.zeroloss.nodes.path.SourceLocation;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens files as far as it takes to tell their signals; a bad file is a row, not an end. */
final class SignalListing {

    private final SignalReaders m_readers = new SignalReaders();

    /**
     * @param local path or pattern on this machine
     * @return the files, at least one
     */
    FileSet files(final String local) {
        return FileSet.of(local, m_readers.knownExtensions());
    }

    /**
     * @param location what to list
     * @param progress progress and cancellation
     * @return the rows in the order of the files and, within one, of its signals
     * @throws IOException if a temporary file cannot be kept
     */
    List<ListedSignal> list(final SourceLocation location, final Progress progress)
            throws IOException {
        if (location.remote().isEmpty()) {
            return list(files(location.local().orElseThrow()), progress);
        }
        try (TemporaryFolder folder = new TemporaryFolder();
                SourceCopy copy =
                        SourceCopy.of(
                                location.remote().get(), folder.path(), progress.part(0, 0.9))) {
            return list(FileSet.of(copy.file()), progress.part(0.9, 1));
        }
    }

    private List<ListedSignal> list(final FileSet files, final Progress progress) {
        final List<ListedSignal> rows = new ArrayList<>();
        final int count = files.files().size();
        for (int i = 0; i < count; i++) {
            progress.checkCanceled();
            final SourceFile file = files.files().get(i);
            progress.update((double) i / count, file.name());
            add(file, rows);
        }
        for (final String name : files.ignored()) {
            rows.add(
                    ListedSignal.unreadable(
                            name,
                            Optional.empty(),
                            "No reader knows the ending of this file. Give its path alone to have"
                                    + " its content looked at."));
        }
        return rows;
    }

    private void add(final SourceFile source, final List<ListedSignal> rows) {
        final String file = source.name();
        Optional<String> name = Optional.empty();
        boolean needs = false;
        try {
            final SignalReader reader = m_readers.find(source);
            name = Optional.of(reader.name());
            needs = reader.missing().isPresent();
            try (SignalFile open = reader.open(source, ReadOptions.DEFAULT)) {
                final List<SignalSpec> signals = open.signals();
                for (int i = 0; i < signals.size(); i++) {
                    rows.add(ListedSignal.readable(file, reader.name(), i + 1, signals.get(i)));
                }
                for (final SkippedSignal s : open.skipped()) {
                    rows.add(ListedSignal.skipped(file, reader.name(), s.name(), s.reason()));
                }
            }
        } catch (final ZerolossException e) {
            // nothing is wrong with a file whose reader only has to be installed
            rows.add(
                    needs
                            ? ListedSignal.skipped(file, name.orElseThrow(), "", e.getMessage())
                            : ListedSignal.unreadable(file, name, e.getMessage()));
        }
    }
}
