package org.zeroloss.nodes.reader;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FileSet;
import org.zeroloss.format.ImportRequest;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalImport;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceCopy;
import org.zeroloss.format.SourceFile;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.execution.Provenance;
import org.zeroloss.nodes.path.SourceLocation;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a reader node's settings name, with the format bundle. */
final class FileImport {

    private final String m_path;
    private final ProvenanceStep m_step;
    private final SignalSelection m_selection;
    private final ReadOptions m_options;
    private final Optional<Pattern> m_vacuum;
    private final SignalReaders m_readers;
    private final SignalImport m_import;

    /**
     * @param settings settings of the Spectrum Reader
     */
    FileImport(final SpectrumReaderParameters settings) {
        m_path = settings.m_source.text();
        m_step = Provenance.step("Spectrum Reader", settings);
        m_selection = settings.selection();
        m_options = settings.options();
        m_vacuum = settings.vacuumPattern();
        m_readers = settings.m_format.readers();
        m_import = new SignalImport(m_readers);
    }

    /**
     * @param settings settings of the Image Reader
     */
    FileImport(final ImageReaderParameters settings) {
        m_path = settings.m_source.text();
        m_step = Provenance.step("Image Reader", settings);
        m_selection = settings.selection();
        m_options = ReadOptions.DEFAULT;
        m_vacuum = Optional.empty();
        final SignalReaders readers = settings.m_format.readers();
        m_readers =
                settings.calibration()
                        .map(c -> readers.with(r -> new CalibratedReader(r, c)))
                        .orElse(readers);
        m_import = new SignalImport(m_readers);
    }

    /**
     * @param local path or pattern on this machine
     * @return the files, at least one
     */
    FileSet files(final String local) {
        return FileSet.of(local, m_readers.extensions());
    }

    /**
     * @param files files on this machine
     * @return spec of the signal that they make; no data are read
     */
    SignalSpec spec(final FileSet files) {
        return m_import.spec(request(files));
    }

    /**
     * Reads what the settings name.
     *
     * @param target signal file to create
     * @param progress progress and cancellation
     * @return the files that were read
     */
    FileSet read(final Path target, final Progress progress) throws IOException {
        final SourceLocation location = SourceLocation.of(m_path);
        if (location.remote().isEmpty()) {
            final FileSet files = files(location.local().orElseThrow());
            write(files, target, progress);
            return files;
        }
        final URL address = location.remote().get();
        try (TemporaryFolder folder = new TemporaryFolder();
                SourceCopy copy = SourceCopy.of(address, folder.path(), progress.part(0, 0.5))) {
            final FileSet files = FileSet.of(copy.file());
            write(files, target, progress.part(0.5, 1));
            return files;
        }
    }

    private void write(final FileSet files, final Path target, final Progress progress) {
        m_import.write(request(files), m_step, target, progress);
    }

    private ImportRequest request(final FileSet files) {
        return new ImportRequest(
                files,
                (source, signals) -> m_selection.index(source.name(), signals),
                m_options,
                vacuum(files));
    }

    /** A single file is marked only if its name says so: an image needs no map of zeros. */
    private Optional<Pattern> vacuum(final FileSet files) {
        return m_vacuum.filter(
                p -> files.files().size() > 1 || p.matcher(files.files().get(0).name()).find());
    }

    /**
     * @param files files on this machine
     * @return the first of them, which may be read
     * @throws NodesException if it may not
     */
    static SourceFile requireReadable(final FileSet files) {
        final SourceFile first = files.files().get(0);
        if (!Files.isReadable(first.path())) {
            throw new NodesException(
                    "Expected a file that may be read, found no permission for "
                            + first.path()
                            + ". Change its permissions or choose another file.");
        }
        return first;
    }

    /**
     * @param files what was read
     * @return a warning, if files of the folder were left out
     */
    static Optional<String> leftOut(final FileSet files) {
        return files.ignored().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        files.ignored().size()
                                + " files of the folder were left out, since no reader knows"
                                + " their ending: "
                                + files.ignored());
    }
}
