package org.zeroloss.standin.report;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.Locale;
import java.util.Map;

/** One node's part of the page: what it said, its settings, its outputs. */
final class NodeSection {

    private static final int ROWS = 25;
    private static final int COLUMNS = 40;
    private static final int PLOTS = 12;

    private final WorkflowNode node;
    private final Views views;
    private final StringBuilder b = new StringBuilder();

    NodeSection(final WorkflowNode node, final Views views) {
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
        final NodeMessage m = node.message();
        if (m != null) {
            b.append("<p class=\"%s\">".formatted(m.type().name().toLowerCase(Locale.ROOT)));
            b.append(Html.escape(m.text())).append("</p>\n");
        }
        final Map<String, String> settings = SettingsText.inForce(node);
        if (!settings.isEmpty()) {
            b.append("<details><summary>Settings</summary>\n");
            b.append(SettingsText.table(settings)).append("</details>\n");
        }
        views.section(node).ifPresent(b::append);
        for (int port = 1; port <= node.outputs(); port++) {
            output(port);
        }
        return b.append("</section>\n").toString();
    }

    private void output(final int port) {
        final PortObject object = node.object(port);
        if (object == null) {
            return;
        }
        b.append("<h3>").append(Html.escape(node.outPorts().get(port - 1).name()));
        b.append("</h3>\n<p>").append(Html.escape(String.valueOf(object.getSummary())));
        if (object instanceof BufferedDataTable table) {
            final String file = Report.tableName(node, port);
            b.append(" · <a href=\"tables/%s\">%s</a></p>\n".formatted(file, file));
            plots(table);
            rows(table);
        } else {
            b.append("</p>\n");
            final Map<String, String> spec = SpecText.of(object.getSpec());
            if (!spec.isEmpty()) {
                b.append("<details><summary>Specification</summary>\n");
                b.append(SettingsText.table(spec)).append("</details>\n");
            }
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

    private void rows(final BufferedDataTable table) {
        final int columns = Math.min(COLUMNS, table.getDataTableSpec().getNumColumns());
        b.append("<details><summary>First rows</summary><div class=\"scroll\"><table>\n");
        b.append("<tr><th>RowID</th>");
        for (int c = 0; c < columns; c++) {
            final DataColumnSpec spec = table.getDataTableSpec().getColumnSpec(c);
            b.append("<th>").append(Html.escape(spec.getName())).append("</th>");
        }
        b.append("</tr>\n");
        try (CloseableRowIterator rows = table.iterator()) {
            for (int r = 0; r < ROWS && rows.hasNext(); r++) {
                final DataRow row = rows.next();
                b.append("<tr><th>").append(Html.escape(row.getKey().getString()));
                b.append("</th>");
                for (int c = 0; c < columns; c++) {
                    b.append("<td>").append(Html.escape(Cells.text(row.getCell(c), 6)));
                    b.append("</td>");
                }
                b.append("</tr>\n");
            }
        }
        b.append("</table></div></details>\n");
    }
}
