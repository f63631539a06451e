package org.zeroloss.standin.exec;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the workflow lies that KNIME 5.12 saved. */
final class SampleWorkflow {

    private SampleWorkflow() {}

    /** The directory; skips the test where it is missing, and fails it on the build server. */
    static Path directory() {
        final Path root = Path.of(System.getProperty("zeroloss.testdata", "../shared"));
        final Path sample = root.resolve("knime").resolve("workflow-saved-by-knime-5.12");
        final boolean there = Files.isDirectory(sample);
        if (!there && "true".equals(System.getenv("CI"))) {
            Assertions.fail("The sample workflow is missing: " + sample.toAbsolutePath());
        }
        Assumptions.assumeTrue(there, "no sample workflow at " + sample.toAbsolutePath());
        return sample;
    }
}
