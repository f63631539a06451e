package org.zeroloss.standin.report;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.Locale;
import java.util.Map;

/** One node's part of the page: what it said, its settings, its outputs. */
final class NodeSection {

    private static final int PLOTS = 12;

    private final Workflow workflow;
    private final WorkflowNode node;
    private final Views views;
    private final StringBuilder b = new StringBuilder();

    NodeSection(final Workflow workflow, final WorkflowNode node, final Views views) {
        this.workflow = workflow;
        this.node = node;
        this.views = views;
    }

    String html() {
        b.append("<section id=\"node-%d\"><h2>".formatted(node.id()));
        b.append(Html.escape(node.label()));
        b.append(" <small class=\"%s\">".formatted(node.state().name().toLowerCase(Locale.ROOT)));
        b.append(node.state().name().toLowerCase(Locale.ROOT));
        if (node.duration() != null) {
            b.append(" in ").append(Durations.text(node.duration()));
        }
        b.append("</small></h2>\n");
        if (!node.isMissing()) {
            b.append("<p class=\"about\">").append(Html.escape(node.runtime().shortDescription()));
            b.append("</p>\n");
        }
        final NodeMessage m = node.message();
        if (m != null) {
            b.append("<p class=\"%s\">".formatted(m.type().name().toLowerCase(Locale.ROOT)));
            b.append(Html.escape(m.text())).append("</p>\n");
        }
        details("Settings", settings());
        details("Provenance", Lineage.of(workflow, node));
        views.section(node).ifPresent(b::append);
        for (int port = 1; port <= node.outputs(); port++) {
            output(port);
        }
        return b.append("</section>\n").toString();
    }

    /** In the words of the dialog; as they are stored where the node is not installed. */
    private String settings() {
        if (node.isMissing()) {
            return SettingsText.table(SettingsText.inForce(node));
        }
        final PortObjectSpec[] specs = new PortObjectSpec[node.inPorts().size()];
        return node.runtime().dialog(specs).map(SettingsWords::of).orElse("");
    }

    private void details(final String title, final String html) {
        if (!html.isEmpty()) {
            b.append("<details><summary>").append(title).append("</summary>\n");
            b.append(html).append("</details>\n");
        }
    }

    private void output(final int port) {
        final PortObject object = node.object(port);
        if (object == null) {
            return;
        }
        b.append("<h3>").append(Html.escape(node.outPorts().get(port - 1).name()));
        b.append("</h3>\n<p class=\"summary\">");
        b.append(Html.escape(String.valueOf(object.getSummary())));
        if (object instanceof BufferedDataTable table) {
            final String file = Report.tableName(node, port);
            b.append(" · <a href=\"tables/%s\">%s</a></p>\n".formatted(file, file));
            plots(table);
            b.append(TableHtml.of(node.outPorts().get(port - 1).name(), table));
        } else {
            b.append("</p>\n");
            views.port(node, port).ifPresent(b::append);
            final Map<String, String> spec = SpecText.of(object.getSpec());
            details("Specification", spec.isEmpty() ? "" : SettingsText.table(spec));
        }
    }

    private void plots(final BufferedDataTable table) {
        final Columns columns = Columns.of(table);
        if (!columns.isComplete()) {
            b.append(
                    "<p><small>The plots show the first %d of %d rows.</small></p>\n"
                            .formatted(columns.values().get(0).length, columns.rows()));
        }
        final var map = HeatMap.of(columns);
        if (map.isPresent()) {
            b.append(map.get().html());
        } else if (columns.rows() > 2 && !columns.names().isEmpty()) {
            b.append("<div class=\"plots\">\n");
            final double[] x = columns.values().get(0);
            final boolean line = isAscending(x) && columns.names().size() > 1;
            for (int c = line ? 1 : 0; c < Math.min(PLOTS, columns.names().size()); c++) {
                final double[] sorted = columns.sorted(c);
                if (sorted.length > 0) {
                    final String name = columns.names().get(c);
                    b.append(
                            line
                                    ? Plot.line(
                                            columns.names().get(0),
                                            x,
                                            name,
                                            columns.values().get(c))
                                    : Plot.histogram(name, sorted));
                }
            }
            b.append("</div>\n");
        }
    }

    private static boolean isAscending(final double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || i > 0 && !(x[i] > x[i - 1])) {
                return false;
            }
        }
        return x.length > 0;
    }
}
