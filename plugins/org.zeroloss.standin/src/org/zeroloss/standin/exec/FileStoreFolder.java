package org.zeroloss.standin.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The file stores of one node, laid out as KNIME does: a thousand to a folder, two levels deep
 * ({@code 000/000/name}), addressed by the node's UUID, an index and the name.
 */
final class FileStoreFolder {

    private static final int FILES_PER_FOLDER = 1000;

    private final UUID uuid;
    private final Path base;
    private final Map<Path, FileStoreAddress> addresses = new LinkedHashMap<>();
    private int next;

    FileStoreFolder(final UUID uuid, final Path base) {
        this.uuid = Objects.requireNonNull(uuid, "uuid");
        this.base = Objects.requireNonNull(base, "base");
    }

    UUID uuid() {
        return uuid;
    }

    Path base() {
        return base;
    }

    /** Whether any store was created. */
    synchronized boolean isEmpty() {
        return next == 0;
    }

    /**
     * @param name the store's name; no leading dot, no slash
     * @return a path that does not exist yet, in a folder that does
     * @throws IOException if the name is taken or not allowed, or the folder cannot be created
     */
    synchronized Path create(final String name) throws IOException {
        if (name.isEmpty() || name.startsWith(".") || name.matches(".*[/\\\\].*")) {
            throw new IOException(
                    "A file store's name must not be empty, start with a dot or hold a slash,"
                            + " found '"
                            + name
                            + "'");
        }
        final Path path = locate(new FileStoreAddress(uuid, next, name));
        if (addresses.containsKey(path)) {
            throw new IOException("The node created the file store '" + name + "' twice");
        }
        Files.createDirectories(path.getParent());
        addresses.put(path, new FileStoreAddress(uuid, next, name));
        next++;
        return path;
    }

    /** Registers a store that a saved workflow holds, and says where it lies. */
    synchronized Path restore(final FileStoreAddress address) {
        final Path path = locate(address);
        addresses.put(path, address);
        next = Math.max(next, address.index() + 1);
        return path;
    }

    /** The address of a file of this folder, or {@code null}. */
    synchronized FileStoreAddress addressOf(final Path path) {
        return addresses.get(path);
    }

    private Path locate(final FileStoreAddress address) {
        final int folder = address.index() / FILES_PER_FOLDER;
        return base.resolve("%03d".formatted(folder / FILES_PER_FOLDER % FILES_PER_FOLDER))
                .resolve("%03d".formatted(folder % FILES_PER_FOLDER))
                .resolve(address.name());
    }
}
