package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.FileNames;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The report of a run: {@code index.html}, one page that needs nothing else, and under {@code
 * tables} every table at any output as CSV, named by node id, node name and port.
 */
public final class Report {

    private static final String OWN_TABLE = "\\d+-[a-z0-9-]+-\\d+\\.csv";

    private final Workflow workflow;
    private final Duration wall;

    /**
     * @param workflow after its run
     * @param wall how long the run took
     */
    public Report(final Workflow workflow, final Duration wall) {
        this.workflow = workflow;
        this.wall = wall;
    }

    /**
     * Writes the report; tables of an earlier report in the same folder are removed.
     *
     * @param folder where to; created if absent
     * @throws IOException if it cannot be written
     */
    public void write(final Path folder) throws IOException {
        final Path tables = Files.createDirectories(folder.resolve("tables"));
        try (var old = Files.list(tables)) {
            final List<Path> stale =
                    old.filter(p -> p.getFileName().toString().matches(OWN_TABLE)).toList();
            for (final Path p : stale) {
                Files.delete(p);
            }
        }
        for (final WorkflowNode node : workflow.nodes()) {
            for (final var table : NodePage.tables(node).entrySet()) {
                CsvWriter.write(table.getValue(), tables.resolve(table.getKey()));
            }
        }
        Files.writeString(folder.resolve("index.html"), new Page(workflow, wall).html());
    }

    /** {@code <node id>-<node-name-in-kebab-case>-<port>.csv}. */
    static String tableName(final WorkflowNode node, final int port) {
        return "%d-%s-%d.csv".formatted(node.id(), FileNames.kebab(node.name()), port);
    }
}
