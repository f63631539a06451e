package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.Locale;

/** All nodes of a run in one table: state, time, version, seeds, what they said. */
final class NodesTable {

    private NodesTable() {}

    static String of(final Workflow workflow) {
        final StringBuilder b =
                new StringBuilder("<div class=\"scroll\"><table class=\"sortable text\">");
        b.append("<thead><tr>");
        heading("#", true, b);
        heading("Node", false, b);
        heading("State", false, b);
        heading("Time (s)", true, b);
        heading("Version", false, b);
        heading("Seed", false, b);
        heading("Message", false, b);
        b.append("</tr></thead><tbody>\n");
        workflow.order().forEach(n -> row(n, b));
        return b.append("</tbody></table></div>\n").toString();
    }

    private static void heading(final String name, final boolean number, final StringBuilder b) {
        b.append("<th scope=\"col\" aria-sort=\"none\"");
        b.append(number ? " data-type=\"number\"" : "").append("><button type=\"button\">");
        b.append(name).append("</button></th>");
    }

    private static void row(final WorkflowNode node, final StringBuilder b) {
        b.append("<tr><td>").append(node.id()).append("</td><th scope=\"row\">");
        b.append("<a href=\"#node-%d\">".formatted(node.id()));
        b.append(Html.escape(node.name())).append("</a></th>");
        cell(node.state().name().toLowerCase(Locale.ROOT), b);
        cell(
                node.duration() == null
                        ? ""
                        : String.format(Locale.ROOT, "%.3f", node.duration().toNanos() / 1e9),
                b);
        cell(Lineage.version(node), b);
        cell(Lineage.seeds(node), b);
        cell(node.message() == null ? "" : node.message().text(), b);
        b.append("</tr>\n");
    }

    private static void cell(final String text, final StringBuilder b) {
        b.append(text.isEmpty() ? "<td class=\"missing\">" : "<td>");
        b.append(Html.escape(text)).append("</td>");
    }
}
