package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.Connection;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The workflow as a graph: columns by distance from the sources, colours by state. */
final class WorkflowSvg {

    private static final int BOX_W = 204;
    private static final int BOX_H = 58;
    private static final int GAP_X = 62;
    private static final int GAP_Y = 26;
    private static final int MARGIN = 10;
    private static final int LINE = 26;

    private WorkflowSvg() {}

    static String of(final Workflow workflow) {
        final Map<WorkflowNode, int[]> places = new HashMap<>();
        final Map<Integer, Integer> used = new HashMap<>();
        int columns = 0;
        int rows = 0;
        for (final WorkflowNode node : workflow.order()) {
            final int c =
                    workflow.predecessors(node).stream()
                            .mapToInt(p -> places.get(p)[0] + 1)
                            .max()
                            .orElse(0);
            final int r = used.merge(c, 1, Integer::sum) - 1;
            places.put(node, new int[] {c, r});
            columns = Math.max(columns, c + 1);
            rows = Math.max(rows, r + 1);
        }
        final int width = 2 * MARGIN + columns * (BOX_W + GAP_X) - GAP_X;
        final int height = 2 * MARGIN + rows * (BOX_H + GAP_Y) - GAP_Y;
        final StringBuilder b = new StringBuilder("<div class=\"scroll\">");
        b.append(
                "<svg class=\"flow\" role=\"group\" aria-label=\"Workflow\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        .formatted(width, height, width, height));
        for (final Connection c : workflow.connections()) {
            final WorkflowNode from = workflow.node(c.source());
            final WorkflowNode to = workflow.node(c.dest());
            final int x1 = x(places.get(from)) + BOX_W;
            final int y1 = portY(places.get(from), c.sourcePort(), from.outputs());
            final int x2 = x(places.get(to));
            final int y2 = portY(places.get(to), c.destPort(), to.inPorts().size());
            final int bend = GAP_X / 2;
            b.append(
                    "<path class=\"wire%s\" d=\"M%d %dC%d %d %d %d %d %d\"/>%n"
                            .formatted(
                                    c.destPort() == 0 ? " variable" : "",
                                    x1,
                                    y1,
                                    x1 + bend,
                                    y1,
                                    x2 - bend,
                                    y2,
                                    x2,
                                    y2));
        }
        places.keySet().stream()
                .sorted((p, q) -> Integer.compare(p.id(), q.id()))
                .forEach(n -> box(n, places.get(n), b));
        return b.append("</svg></div>\n").toString();
    }

    private static int x(final int[] place) {
        return MARGIN + place[0] * (BOX_W + GAP_X);
    }

    private static int y(final int[] place) {
        return MARGIN + place[1] * (BOX_H + GAP_Y);
    }

    private static int portY(final int[] place, final int port, final int ports) {
        return port == 0 ? y(place) + 4 : y(place) + BOX_H * port / (Math.max(ports, port) + 1);
    }

    private static void box(final WorkflowNode node, final int[] place, final StringBuilder b) {
        final boolean failed =
                node.message() != null && node.message().type() == NodeMessage.Type.ERROR;
        final String state = failed ? "failed" : node.state().name().toLowerCase(Locale.ROOT);
        final String name = node.name();
        b.append(
                "<a href=\"#node-%d\"><g class=\"node %s\" transform=\"translate(%d %d)\">"
                        .formatted(node.id(), state, x(place), y(place)));
        b.append("<rect width=\"%d\" height=\"%d\" rx=\"6\"/>".formatted(BOX_W, BOX_H));
        b.append("<text x=\"10\" y=\"24\">");
        b.append(Html.escape(name.length() <= LINE ? name : name.substring(0, LINE - 1) + "…"));
        b.append("</text><text class=\"small\" x=\"10\" y=\"44\">#").append(node.id());
        b.append(" · ").append(state);
        if (node.duration() != null) {
            b.append(" · ").append(Durations.text(node.duration()));
        }
        b.append("</text></g></a>\n");
    }
}
