package org.zeroloss.nodes.reader;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FileSet;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ImportRequest;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalImport;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceCopy;
import org.zeroloss.format.SourceFile;
import org.zeroloss.nodes.execution.Provenance;
import org.zeroloss.nodes.path.SourceLocation;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Translates the reader's settings for the format bundle. */
final class SpectrumImport {

    private final SpectrumReaderParameters m_settings;
    private final SignalReaders m_readers = new SignalReaders();
    private final SignalImport m_import = new SignalImport(m_readers);

    SpectrumImport(final SpectrumReaderParameters settings) {
        m_settings = settings;
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
     * @return spec of the image that they make; no data are read
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
        final SourceLocation location = SourceLocation.of(m_settings.m_source.text());
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
        m_import.write(
                request(files), Provenance.step("Spectrum Reader", m_settings), target, progress);
    }

    private ImportRequest request(final FileSet files) {
        final ReadOptions options = m_settings.options();
        return new ImportRequest(
                files, signal(files.files().get(0), options), options, vacuum(files));
    }

    /** A single file is marked only if its name says so: an image needs no map of zeros. */
    private Optional<Pattern> vacuum(final FileSet files) {
        return m_settings
                .vacuumPattern()
                .filter(
                        p ->
                                files.files().size() > 1
                                        || p.matcher(files.files().get(0).name()).find());
    }

    private int signal(final SourceFile source, final ReadOptions options) {
        try (SignalFile file = m_readers.open(source, options)) {
            final List<SignalSpec> all = file.signals();
            for (int i = 0; i < all.size(); i++) {
                if (isChosen(all.get(i), i)) {
                    return i;
                }
            }
            throw FormatException.of(
                    source.name(),
                    "expected "
                            + expected(all.size())
                            + ", found "
                            + all.stream().map(s -> s.kind() + " '" + s.title() + "'").toList());
        }
    }

    private boolean isChosen(final SignalSpec signal, final int index) {
        final boolean spectra = signal.kind() == SignalKind.SPECTRAL_IMAGE;
        return switch (m_settings.m_signal) {
            case FIRST -> spectra;
            case NUMBER -> spectra && index == m_settings.m_number - 1;
            case TITLE -> spectra && signal.title().equals(m_settings.m_title);
        };
    }

    private String expected(final int count) {
        return switch (m_settings.m_signal) {
            case FIRST -> "a signal that holds spectra";
            case NUMBER ->
                    "signal number "
                            + m_settings.m_number
                            + " to hold spectra, with numbers from 1 to "
                            + count;
            case TITLE -> "a signal of the title '" + m_settings.m_title + "' that holds spectra";
        };
    }
}
