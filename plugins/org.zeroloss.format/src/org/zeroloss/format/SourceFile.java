package org.zeroloss.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A file to read, under the name the user knows it by. A remote file has been streamed to a local
 * copy by {@link SourceCopy}; then {@code path} is the copy and {@code name} the original's name.
 *
 * @param path where the bytes lie
 * @param name file name to show and to search for patterns, without folders
 * @param sha256 hash in lower-case hexadecimal where it is known already
 */
public record SourceFile(Path path, String name, Optional<String> sha256) {

    /** Checks the parts. */
    public SourceFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "A SHA-256 has 64 lower-case hexadecimal digits, found \""
                            + sha256.get()
                            + "\"");
        }
    }

    /**
     * @param path a local file
     * @return the file under its own name, not hashed yet
     */
    public static SourceFile of(final Path path) {
        final Path name = path.getFileName();
        return new SourceFile(
                path, name == null ? path.toString() : name.toString(), Optional.empty());
    }

    /**
     * Checks that there is something to read.
     *
     * @return size in bytes, more than 0
     * @throws FormatException if it is missing, a directory, unreadable, or empty
     */
    public long size() {
        if (Files.isDirectory(path)) {
            throw FormatException.of(
                    name,
                    "expected a file, found a directory; give one file, or a folder or"
                            + " pattern where several files are asked for");
        }
        if (!Files.exists(path)) {
            throw FormatException.of(name, "expected a file, found nothing at " + path);
        }
        if (!Files.isReadable(path)) {
            throw FormatException.of(name, "the file cannot be read; check its permissions");
        }
        final long size;
        try {
            size = Files.size(path);
        } catch (final IOException e) {
            throw FormatException.of(name, "the file's size cannot be read: " + e.getMessage(), e);
        }
        if (size == 0) {
            throw FormatException.at(name, 0, "the start of a signal", "an empty file");
        }
        return size;
    }
}
