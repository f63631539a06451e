package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
     * @param node a node that ran
     * @return its part of the report, with an empty element for its view
     */
    public static String section(final WorkflowNode node) {
        return new NodeSection(node, NodePage::place).html();
    }

    private static Optional<String> place(final WorkflowNode node) {
        return node.view()
                .map(
                        v ->
                                "<div class=\"node-view\" id=\"view-%d\" data-node=\"%d\" data-module=\"%s\"></div>\n"
                                        .formatted(node.id(), node.id(), Html.escape(v.page())));
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
