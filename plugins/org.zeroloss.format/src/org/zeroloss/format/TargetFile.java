package org.zeroloss.format;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears complete or not at all: it is written under another name in the same folder
 * and then moved. Until then a file that is to be replaced stays as it is.
 */
public final class TargetFile {

    /** Writes the content. */
    @FunctionalInterface
    public interface Body {

        /**
         * @param file does not exist yet; in the target's folder
         * @throws IOException if the disk fails
         */
        void write(Path file) throws IOException;
    }

    private TargetFile() {}

    /**
     * @param target file to write; its folder exists
     * @param policy what to do where it exists
     * @param body writes the content; if it fails nothing changes
     * @throws FormatException if the file exists and is not to be replaced, or the disk fails
     */
    public static void write(final Path target, final Overwrite policy, final Body body) {
        final Path absolute = target.toAbsolutePath();
        final String name = String.valueOf(absolute.getFileName());
        try {
            if (Files.isDirectory(absolute)) {
                throw FormatException.of(
                        name, "expected the name of a file to write, found a folder: " + absolute);
            }
            // An empty file of the name keeps others from taking it meanwhile.
            final boolean reserved = policy == Overwrite.FAIL;
            if (reserved) {
                Files.createFile(absolute);
            }
            writeThenMove(absolute, name, reserved, body);
        } catch (final FileAlreadyExistsException e) {
            throw FormatException.of(
                    name,
                    "the file exists already; choose another name, or to overwrite existing files",
                    e);
        } catch (final IOException e) {
            throw FormatException.of(
                    name, "writing to " + absolute.getParent() + " failed: " + e.getMessage(), e);
        }
    }

    private static void writeThenMove(
            final Path target, final String name, final boolean reserved, final Body body)
            throws IOException {
        boolean moved = false;
        try {
            final Path folder = Files.createTempDirectory(target.getParent(), ".writing");
            try {
                final Path file = folder.resolve(name);
                try {
                    body.write(file);
                    move(file, target);
                    moved = true;
                } finally {
                    Files.deleteIfExists(file);
                }
            } finally {
                Files.deleteIfExists(folder);
            }
        } finally {
            if (reserved && !moved) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            // Some network folders cannot; there the file is complete, if not at once in place.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
