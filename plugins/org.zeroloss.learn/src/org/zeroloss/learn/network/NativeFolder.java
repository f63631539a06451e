package org.zeroloss.learn.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an engine puts the native libraries that it carries, so that the system can load them: a
 * folder of the user with one sub-folder per library and version. KNIME and other plug-ins extract
 * theirs elsewhere, so nobody overwrites what another one has loaded.
 */
public final class NativeFolder {

    /** System property that names another folder than {@code .zeroloss/natives} at home. */
    public static final String PROPERTY = "zeroloss.natives";

    private NativeFolder() {}

    /**
     * Makes the folder where it is missing. A home that cannot be written (services, containers) is
     * replaced by the folder for temporary files.
     *
     * @param library name and version of a library, such as {@code libtorch-2.10.0}
     * @return a folder of this library alone that can be written
     * @throws NetworkException if no place can be written
     */
    public static Path of(final String library) {
        final List<String> failures = new ArrayList<>();
        for (final Path place : places()) {
            final Path folder = place.resolve(library).toAbsolutePath();
            try {
                Files.createDirectories(folder);
                if (Files.isWritable(folder)) {
                    return folder.toRealPath();
                }
                failures.add(folder + " cannot be written");
            } catch (final IOException e) {
                failures.add(folder + ": " + e);
            }
        }
        throw new NetworkException(
                "There is no place to extract the native libraries "
                        + library
                        + " to ("
                        + String.join("; ", failures)
                        + "). Name a folder with the system property "
                        + PROPERTY
                        + ".");
    }

    private static List<Path> places() {
        final String chosen = System.getProperty(PROPERTY, "");
        if (!chosen.isEmpty()) {
            return List.of(Path.of(chosen));
        }
        return List.of(
                Path.of(System.getProperty("user.home"), ".zeroloss", "natives"),
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "zeroloss-" + System.getProperty("user.name"),
                        "natives"));
    }
}
