package org.zeroloss.standin.api;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sample data, which lie outside the project: in the folder that the property {@code
 * zeroloss.testdata} names, or beside the project.
 */
public final class TestData {

    private TestData() {}

    /** A file or folder of the sample data; the test is skipped, in CI fails, if it is missing. */
    public static Path path(final String name) {
        final Path path =
                Path.of(System.getProperty("zeroloss.testdata", "../shared")).resolve(name);
        if (!Files.exists(path)) {
            final String message = "Sample data are missing: " + path.toAbsolutePath();
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return path;
    }
}
