package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.Connection;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the nodes of a workflow stand: in columns by their distance from the sources. A connection
 * that goes past a column gets a lane there, so that it runs beside the nodes and not through them;
 * connections from the same output share their lanes. (The layers and dummy nodes of K. Sugiyama,
 * S. Tagawa and M. Toda 1981, without the search for fewer crossings.)
 */
final class GraphLayout {

    /** A place in the grid. */
    record Cell(int column, int row) {}

    private record Lane(int source, int port, int column) {}

    private final Map<WorkflowNode, Cell> nodes = new HashMap<>();
    private final Map<Lane, Cell> lanes = new HashMap<>();
    private final Map<Integer, Integer> used = new HashMap<>();

    GraphLayout(final Workflow workflow) {
        final Map<WorkflowNode, Integer> columns = new HashMap<>();
        for (final WorkflowNode node : workflow.order()) {
            final int column =
                    workflow.predecessors(node).stream()
                            .mapToInt(p -> columns.get(p) + 1)
                            .max()
                            .orElse(0);
            columns.put(node, column);
            nodes.put(node, next(column));
        }
        for (final Connection c : workflow.connections()) {
            final int from = columns.get(workflow.node(c.source()));
            final int to = columns.get(workflow.node(c.dest()));
            for (int column = from + 1; column < to; column++) {
                final int at = column;
                lanes.computeIfAbsent(new Lane(c.source(), c.sourcePort(), column), l -> next(at));
            }
        }
    }

    private Cell next(final int column) {
        return new Cell(column, used.merge(column, 1, Integer::sum) - 1);
    }

    Cell cell(final WorkflowNode node) {
        return nodes.get(node);
    }

    /** The lanes that a connection takes between two columns, in order. */
    List<Cell> lanes(final Connection c, final int from, final int to) {
        final List<Cell> way = new ArrayList<>();
        for (int column = from + 1; column < to; column++) {
            way.add(lanes.get(new Lane(c.source(), c.sourcePort(), column)));
        }
        return way;
    }

    int columns() {
        return used.size();
    }

    int rows() {
        return used.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
