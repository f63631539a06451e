package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample files, in the folder named by the property {@code zeroloss.testdata}. Without the
 * property they are looked for in {@code ../shared} beside the repository.
 */
public final class TestData {

    private TestData() {}

    /**
     * @return the folder of sample files; skips the test where it is missing, but fails it where
     *     the environment says {@code CI=true}
     */
    public static Path root() {
        final String property = System.getProperty("zeroloss.testdata");
        if (property != null) {
            final Path given = Path.of(property);
            if (Files.isDirectory(given)) {
                return given;
            }
        } else {
            for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
                final Path beside = p.resolveSibling("shared");
                if (Files.isDirectory(beside.resolve("golden"))) {
                    return beside;
                }
            }
        }
        final String message =
                "no sample files: give their folder in the property zeroloss.testdata (now "
                        + property
                        + ")";
        if ("true".equals(System.getenv("CI"))) {
            return fail(message);
        }
        return abort(message);
    }

    /**
     * @param relative path below the folder of sample files
     * @return the file or folder, which must exist
     */
    public static Path path(final String relative) {
        final Path p = root().resolve(relative);
        if (!Files.exists(p)) {
            return fail("expected the sample file " + p);
        }
        return p;
    }

    /**
     * @param relative folder below the folder of sample files
     * @param ending of the files wanted
     * @return all such files in it and below, sorted
     */
    public static List<Path> files(final String relative, final String ending) {
        try (Stream<Path> all = Files.walk(path(relative))) {
            return all.filter(Files::isRegularFile)
                    .filter(p -> p.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
