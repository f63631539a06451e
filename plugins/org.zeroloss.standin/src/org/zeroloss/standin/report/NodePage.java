package org.zeroloss.standin.report;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of the report for a page that asks for them one by one. */
public final class NodePage {

    private NodePage() {}

    /**
     * @param workflow a workflow
     * @return its graph with the state of each node, as SVG
     */
    public static String graph(final Workflow workflow) {
        return WorkflowSvg.of(workflow);
    }

    /**
     * @param workflow a workflow
     * @param node one of its nodes, which ran
     * @return its part of the report, with an empty element for its view
     */
    public static String section(final Workflow workflow, final WorkflowNode node) {
        return new NodeSection(workflow, node, (n, key, view) -> Views.place(key, view.page()))
                .html();
    }

    /**
     * @param node a node that ran
     * @return the tables at its outputs, by the names under which its section links to them
     */
    public static Map<String, BufferedDataTable> tables(final WorkflowNode node) {
        final Map<String, BufferedDataTable> tables = new LinkedHashMap<>();
        for (int port = 1; port <= node.outputs(); port++) {
            if (node.object(port) instanceof BufferedDataTable table) {
                tables.put(Report.tableName(node, port), table);
            }
        }
        return tables;
    }

    /**
     * @param table a table
     * @return the table as CSV
     * @throws IOException never, since it is written into memory
     */
    public static String csv(final BufferedDataTable table) throws IOException {
        final StringWriter text = new StringWriter();
        CsvWriter.write(table, text);
        return text.toString();
    }

    /**
     * @param name a file beside this class
     * @return its text
     */
    public static String resource(final String name) {
        try (InputStream in = NodePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks its " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
