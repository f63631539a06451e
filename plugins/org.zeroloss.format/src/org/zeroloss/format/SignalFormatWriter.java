package org.zeroloss.format;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes one file format. Implementations are stateless, have a public constructor without
 * arguments and are named in {@code META-INF/services/org.zeroloss.format.SignalFormatWriter}; in
 * OSGi they may be registered as services instead.
 */
public interface SignalFormatWriter {

    /**
     * @return name for the user, for example {@code "NumPy array"}
     */
    String name();

    /**
     * @return endings of the file name, lower case, without dot, the usual one first
     */
    List<String> extensions();

    /**
     * Says whether a signal can be written without losing values. What else the format has no place
     * for (axes of a NumPy array, history) is the format's nature and no reason to refuse.
     *
     * @param spec what is to be written
     * @return why it cannot be, in the user's words, with what to do instead; empty if it can
     */
    Optional<String> refusal(SignalSpec spec);

    /**
     * Writes the content with bounded memory; called by {@link #write} for signals not refused.
     *
     * @param signal open signal or a crop of one
     * @param file does not exist yet
     * @param progress reports and cancels, at least once a block
     * @throws IOException if the disk fails
     * @throws FormatException if a value cannot be kept
     */
    void encode(Signal signal, Path file, Progress progress) throws IOException;

    /**
     * Writes a file that appears complete or not at all.
     *
     * @param signal open signal or a crop of one
     * @param target file to write
     * @param policy what to do where it exists
     * @param progress reports and cancels, at least once a block; if canceled, no file is left and
     *     an existing one is as before
     * @throws FormatException if the format cannot hold the signal, the file exists and is not to
     *     be overwritten, or the disk fails
     */
    default void write(
            final Signal signal,
            final Path target,
            final Overwrite policy,
            final Progress progress) {
        Objects.requireNonNull(policy, "policy");
        final Optional<String> refusal = refusal(signal.spec());
        if (refusal.isPresent()) {
            throw FormatException.of(
                    String.valueOf(target.getFileName()),
                    "the signal cannot be written as " + name() + ": " + refusal.get());
        }
        TargetFile.write(target, policy, file -> encode(signal, file, progress));
    }
}
