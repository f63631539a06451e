package org.zeroloss.nodes.writer;

import org.zeroloss.base.Progress;
import org.zeroloss.format.Overwrite;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.format.SignalWriters;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.path.SourceLocation;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that the settings name, and who writes it.
 *
 * @param file where to, with the ending of its format
 * @param writer writes the format
 * @param policy what to do where the file exists
 */
record SignalTarget(Path file, SignalFormatWriter writer, Overwrite policy) {

    /**
     * @param path path or address as the user gave it
     * @param format usual ending of the format to write; empty to tell it from the file's name
     * @param policy what to do where the file exists
     * @return the target; if the format is given and the name has an ending that no format knows,
     *     the format's ending is added
     * @throws org.zeroloss.base.ZerolossException if the path is none, or its ending is of no
     *     format or of another one
     */
    static SignalTarget of(
            final String path, final Optional<String> format, final Overwrite policy) {
        final Path file = SourceLocation.target(path);
        final Path last = file.getFileName();
        if (last == null) {
            throw new NodesException("Expected a file to write, found the folder " + file);
        }
        final SignalWriters writers = new SignalWriters();
        final String name = last.toString();
        if (format.isEmpty()) {
            return new SignalTarget(file, writers.find(name), policy);
        }
        final SignalFormatWriter writer = writers.find("." + format.get());
        if (isOf(name, writer)) {
            return new SignalTarget(file, writer, policy);
        }
        for (final SignalFormatWriter other : writers.writers()) {
            if (isOf(name, other)) {
                throw new NodesException(
                        "Expected the name of a file ending in "
                                + String.join(" or ", endings(writer))
                                + " for the format "
                                + writer.name()
                                + ", found '"
                                + name
                                + "', an ending of "
                                + other.name()
                                + ". Choose that format, or another name.");
            }
        }
        return new SignalTarget(file.resolveSibling(name + endings(writer).get(0)), writer, policy);
    }

    private static boolean isOf(final String name, final SignalFormatWriter writer) {
        final String lower = name.toLowerCase(Locale.ROOT);
        return endings(writer).stream().anyMatch(lower::endsWith);
    }

    private static List<String> endings(final SignalFormatWriter writer) {
        return writer.extensions().stream().map(e -> "." + e).toList();
    }

    /**
     * @throws NodesException if the file exists and is not to be overwritten, or is a folder
     */
    void checkPlace() {
        if (Files.isDirectory(file)) {
            throw new NodesException(
                    "Expected the name of a file to write, found the folder " + file);
        }
        if (policy == Overwrite.FAIL && Files.exists(file)) {
            throw new NodesException(
                    "The file "
                            + file
                            + " exists already. Choose another name, or in the dialog that"
                            + " existing files are overwritten.");
        }
    }

    /**
     * @param spec what is to be written
     * @throws NodesException if the format cannot hold it
     */
    void checkFits(final SignalSpec spec) {
        final Optional<String> refusal = writer.refusal(spec);
        if (refusal.isPresent()) {
            throw new NodesException(
                    "The signal cannot be written as " + writer.name() + ": " + refusal.get());
        }
    }

    /**
     * @param signal what to write
     * @param progress progress and cancellation; if canceled no file is left
     */
    void write(final Signal signal, final Progress progress) {
        final Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NodesException(
                    "Expected the folder "
                            + folder
                            + " to write '"
                            + file.getFileName()
                            + "' into, found none. Create it, or choose another.");
        }
        writer.write(signal, file, policy, progress);
    }
}
