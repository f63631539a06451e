package org.zeroloss.format;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to make one signal of.
 *
 * @param files one file, or several of equal axes
 * @param signal which signal of each file
 * @param options what the user knows better than the files
 * @param vacuum if given, the signal gets the map {@code vacuum}: 1 for every spectrum of a file in
 *     whose name the pattern is found; for any other file what its own map of that name says, or 0.
 *     It may match no file
 */
public record ImportRequest(
        FileSet files, SignalChoice signal, ReadOptions options, Optional<Pattern> vacuum) {

    /** Checks the parts. */
    public ImportRequest {
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(vacuum, "vacuum");
        Objects.requireNonNull(signal, "signal");
    }

    /**
     * The signal at one place of each file.
     *
     * @param files one file, or several of equal axes
     * @param number which signal of each file, counted from 0
     * @param options what the user knows better than the files
     * @param vacuum pattern of the names of files of vacuum spectra, if there are any
     */
    public ImportRequest(
            final FileSet files,
            final int number,
            final ReadOptions options,
            final Optional<Pattern> vacuum) {
        this(files, SignalChoice.number(number), options, vacuum);
    }

    /**
     * The first signal of each file as the file tells it.
     *
     * @param files one file, or several of equal axes
     */
    public ImportRequest(final FileSet files) {
        this(files, 0, ReadOptions.DEFAULT, Optional.empty());
    }

    /**
     * @param file one of the files
     * @return whether the pattern for vacuum spectra is found in its name
     */
    boolean isVacuum(final SourceFile file) {
        return vacuum.isPresent() && vacuum.get().matcher(file.name()).find();
    }
}
