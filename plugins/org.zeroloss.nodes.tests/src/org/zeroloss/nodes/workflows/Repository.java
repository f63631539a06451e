package org.zeroloss.nodes.workflows;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where tests find files that are no resources: the workflows, and the measured samples. */
public final class Repository {

    private static final String WORKFLOWS = "test-workflows";

    private Repository() {}

    /**
     * @return the folder of the committed workflows: in the folder that the tests run in or above
     */
    public static Optional<Path> workflows() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve(WORKFLOWS))) {
                return Optional.of(p.resolve(WORKFLOWS));
            }
        }
        return Optional.empty();
    }

    /**
     * What a test needs from outside: it is skipped where that is missing, but fails on a build
     * server (environment variable {@code CI} is {@code true}).
     *
     * @param found what was found
     * @param what what it is, for the message
     * @return what was found
     */
    public static Path need(final Optional<Path> found, final String what) {
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("missing: " + what);
        }
        Assumptions.assumeTrue(found.isPresent(), "skipped, missing: " + what);
        return found.orElseThrow();
    }

    /**
     * @param name path of a file or folder below the folder of sample data
     * @return the file or folder, if it is there
     */
    public static Optional<Path> samples(final String name) {
        final String given = System.getProperty("zeroloss.testdata");
        final Path base =
                given != null
                        ? Path.of(given)
                        : workflows()
                                .map(w -> w.resolve("../../shared").normalize())
                                .orElse(Path.of("../shared"));
        return Optional.of(base.resolve(name)).filter(Files::exists);
    }
}
