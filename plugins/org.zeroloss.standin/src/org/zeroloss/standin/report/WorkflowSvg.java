package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.Connection;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.report.GraphLayout.Cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;

/**
 * The workflow as a graph: state, time and warning of each node, a link to its part of the page.
 */
final class WorkflowSvg {

    private static final int BOX_W = 232;
    private static final int BOX_H = 58;
    private static final int GAP_X = 44;
    private static final int GAP_Y = 26;
    private static final int MARGIN = 10;
    private static final int LINE = 26;
    private static final int TEXT = 34;

    private final Workflow workflow;
    private final GraphLayout layout;
    private final StringBuilder b = new StringBuilder("<div class=\"scroll\">");

    private WorkflowSvg(final Workflow workflow) {
        this.workflow = workflow;
        this.layout = new GraphLayout(workflow);
    }

    static String of(final Workflow workflow) {
        return new WorkflowSvg(workflow).svg();
    }

    private String svg() {
        final int width = 2 * MARGIN + layout.columns() * (BOX_W + GAP_X) - GAP_X;
        final int height = 2 * MARGIN + layout.rows() * (BOX_H + GAP_Y) - GAP_Y;
        b.append(
                "<svg class=\"flow\" role=\"group\" aria-label=\"Workflow\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        .formatted(width, height, width, height));
        workflow.connections().forEach(this::wire);
        workflow.nodes().stream()
                .sorted(Comparator.comparingInt(WorkflowNode::id))
                .forEach(this::box);
        return b.append("</svg></div>\n").toString();
    }

    private static int x(final Cell cell) {
        return MARGIN + cell.column() * (BOX_W + GAP_X);
    }

    private static int y(final Cell cell) {
        return MARGIN + cell.row() * (BOX_H + GAP_Y);
    }

    private static int portY(final Cell cell, final int port, final int ports) {
        return port == 0 ? y(cell) + 4 : y(cell) + BOX_H * port / (Math.max(ports, port) + 1);
    }

    private void wire(final Connection c) {
        final WorkflowNode from = workflow.node(c.source());
        final WorkflowNode to = workflow.node(c.dest());
        final Cell start = layout.cell(from);
        final Cell end = layout.cell(to);
        int x = x(start) + BOX_W;
        int y = portY(start, c.sourcePort(), from.outputs());
        final String kind = c.destPort() == 0 ? " variable" : "";
        b.append("<path class=\"wire%s\" d=\"M%d %d".formatted(kind, x, y));
        for (final Cell lane : layout.lanes(c, start.column(), end.column())) {
            final int height = y(lane) + BOX_H / 2;
            bend(x, y, x(lane), height);
            x = x(lane) + BOX_W;
            y = height;
            b.append("H").append(x);
        }
        bend(x, y, x(end), portY(end, c.destPort(), to.inPorts().size()));
        b.append("\"/>\n");
    }

    private void bend(final int x1, final int y1, final int x2, final int y2) {
        final int middle = (x1 + x2) / 2;
        b.append("C%d %d %d %d %d %d".formatted(middle, y1, middle, y2, x2, y2));
    }

    private void box(final WorkflowNode node) {
        final NodeMessage message = node.message();
        final boolean failed = message != null && message.type() == NodeMessage.Type.ERROR;
        final String state = failed ? "failed" : node.state().name().toLowerCase(Locale.ROOT);
        final String name = node.name();
        final Cell cell = layout.cell(node);
        b.append(
                "<a href=\"#node-%d\"><g class=\"node %s\" transform=\"translate(%d %d)\">"
                        .formatted(node.id(), state, x(cell), y(cell)));
        if (message != null) {
            b.append("<title>").append(Html.escape(message.text())).append("</title>");
        }
        b.append("<rect width=\"%d\" height=\"%d\" rx=\"6\"/>".formatted(BOX_W, BOX_H));
        icon(node);
        b.append("<text x=\"%d\" y=\"24\">".formatted(TEXT));
        b.append(Html.escape(name.length() <= LINE ? name : name.substring(0, LINE - 1) + "…"));
        b.append("</text><text class=\"small\" x=\"%d\" y=\"44\">#".formatted(TEXT));
        b.append(node.id()).append(" · ").append(state);
        if (node.duration() != null) {
            b.append(" · ").append(Durations.text(node.duration()));
        }
        if (message != null && !failed) {
            b.append(" <tspan class=\"warning\">· warning</tspan>");
        }
        b.append("</text></g></a>\n");
    }

    private void icon(final WorkflowNode node) {
        if (node.isMissing() || node.runtime().icon().isEmpty()) {
            return;
        }
        final URL icon = node.runtime().icon().get();
        try (InputStream in = icon.openStream()) {
            b.append(
                    "<image x=\"9\" y=\"11\" width=\"18\" height=\"18\""
                            + " href=\"data:image/png;base64,");
            b.append(Base64.getEncoder().encodeToString(in.readAllBytes())).append("\"/>");
        } catch (final IOException e) {
            throw new UncheckedIOException("The icon of " + node.label() + " cannot be read", e);
        }
    }
}
