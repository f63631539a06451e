package org.zeroloss.standin.run;

import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.check.Completeness;
import org.zeroloss.standin.exec.NodeRepository;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists what nodes and ports lack. */
final class CheckCommand {

    /** System property that the launcher sets: the repository's folder. */
    private static final String REPOSITORY = "zeroloss.repository";

    private CheckCommand() {}

    static int run(
            final String[] args,
            final NodeRepository nodes,
            final PrintStream out,
            final PrintStream err) {
        if (args.length > 1) {
            err.println(
                    "ERROR Expected at most the repository's folder, found "
                            + args.length
                            + " arguments");
            return ExitCode.ARGUMENTS;
        }
        final Path repository =
                Path.of(args.length > 0 ? args[0] : System.getProperty(REPOSITORY, ""));
        if (!Files.isDirectory(repository.resolve("docs"))
                && !Files.isDirectory(repository.resolve("test-workflows"))) {
            err.println(
                    "ERROR Expected a folder with docs and test-workflows, found "
                            + repository.toAbsolutePath());
            return ExitCode.ARGUMENTS;
        }
        try {
            final Completeness.Result result = Completeness.of(nodes, repository);
            result.lacks().forEach(out::println);
            out.printf(
                    "%d nodes and %d port types looked at, %s.%n",
                    result.nodes(),
                    result.portTypes(),
                    result.lacks().isEmpty()
                            ? "nothing is missing"
                            : result.lacks().size() + " things are missing");
            return result.lacks().isEmpty() ? ExitCode.SUCCESS : ExitCode.EXECUTION;
        } catch (final IOException e) {
            err.println("ERROR The repository cannot be read: " + e.getMessage());
            return ExitCode.LOAD;
        }
    }
}
