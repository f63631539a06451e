package org.zeroloss.format;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.List;

/** An open file with one or several signals. Not thread-safe. */
public interface SignalFile extends AutoCloseable {

    /**
     * @return the file
     */
    SourceFile source();

    /**
     * @return the signals in file order, at least one; told from the file's head, no data read.
     *     Energies are in eV, lengths in nm, angles in mrad, whatever the file's own units
     */
    List<SignalSpec> signals();

    /**
     * @return what was left out and why: thumbnails, pixel types that are no numbers
     */
    List<SkippedSignal> skipped();

    /**
     * Streams a signal's rows with bounded memory: those of its first band, if it has several.
     *
     * @param index which of {@link #signals()}
     * @param sink takes the rows, in order
     * @param progress reports and cancels, at least once a block
     * @throws FormatException if the data are damaged
     */
    void read(int index, RowSink sink, Progress progress);

    /**
     * Streams a signal into a writer that was created for {@code signals().get(index)}, if need be
     * with other metadata. Does not finish or close it.
     *
     * @param index which of {@link #signals()}
     * @param target writer to fill with all rows
     * @param progress reports and cancels
     */
    default void copy(final int index, final SignalWriter target, final Progress progress) {
        copy(index, target, SignalCopy.Filler.NONE, progress);
    }

    /**
     * Streams a signal with all its bands and maps, as far as the writer has them, and has what the
     * file does not know filled. Does not finish or close the writer.
     *
     * @param index which of {@link #signals()}
     * @param target writer for rows of the signal's type and width
     * @param filler told the rows of this signal, once they are copied
     * @param progress reports and cancels
     */
    default void copy(
            final int index,
            final SignalWriter target,
            final SignalCopy.Filler filler,
            final Progress progress) {
        read(index, new SignalSink(target, signals().get(index), filler), progress);
    }

    /**
     * Streams a signal into a new signal file, with the source's SHA-256 in its metadata. If
     * anything goes wrong no file is left.
     *
     * @param index which of {@link #signals()}
     * @param target signal file to create
     * @param progress reports and cancels
     */
    default void copy(final int index, final Path target, final Progress progress) {
        final SignalSpec plain = signals().get(index);
        final SignalSpec spec = SourceHash.into(plain, List.of(source()), progress.part(0, 0.3));
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            copy(index, writer, progress.part(0.3, 1));
            writer.finish();
        }
    }

    @Override
    void close();
}
