package org.zeroloss.standin.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one folder under {@code java.io.tmpdir} that holds every file store and temporary file of a
 * run. It is gone after {@link #close()}, and also when the virtual machine ends without it.
 */
public final class RunFolder implements AutoCloseable {

    private static final String PREFIX = "zeroloss-run-";

    private final Path root;
    private final Thread hook;
    private final AtomicInteger next = new AtomicInteger();

    private RunFolder(final Path root) {
        this.root = root;
        this.hook = new Thread(this::deleteQuietly, "zeroloss-run-folder");
    }

    /**
     * @return a fresh, empty folder
     * @throws IOException if the temporary directory cannot be written
     */
    public static RunFolder create() throws IOException {
        final RunFolder folder = new RunFolder(Files.createTempDirectory(PREFIX));
        Runtime.getRuntime().addShutdownHook(folder.hook);
        return folder;
    }

    /**
     * @return where the folder lies
     */
    public Path path() {
        return root;
    }

    /**
     * @param name what the folder is for
     * @return a fresh folder within this one
     * @throws IOException if it cannot be created
     */
    Path createFolder(final String name) throws IOException {
        return Files.createDirectories(root.resolve(name + "-" + next.getAndIncrement()));
    }

    /** Deletes the folder with everything in it. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException e) {
            // The machine is going down and the hook runs already; deleting twice is harmless.
            Thread.yield();
        }
        deleteTree(root);
    }

    private void deleteQuietly() {
        try {
            deleteTree(root);
        } catch (final IOException e) {
            System.err.println("Cannot delete the temporary folder " + root + ": " + e);
        }
    }

    /** Deletes a file or folder with everything in it, following no links. */
    static void deleteTree(final Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(
                            final Path file, final BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(final Path file, final IOException e)
                            throws IOException {
                        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                            throw e;
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            final Path folder, final IOException e) throws IOException {
                        if (e != null) {
                            throw e;
                        }
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Copies a folder with everything in it. */
    static void copyTree(final Path from, final Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            paths.forEach(
                    p -> {
                        final Path target = to.resolve(from.relativize(p).toString());
                        try {
                            if (Files.isDirectory(p)) {
                                Files.createDirectories(target);
                            } else {
                                Files.copy(p, target);
                            }
                        } catch (final IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
