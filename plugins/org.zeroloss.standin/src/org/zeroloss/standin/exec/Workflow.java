package org.zeroloss.standin.exec;

import org.knime.core.node.NodeSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** A workflow in memory: nodes, connections and variables. Connections never form a cycle. */
public final class Workflow {

    private final Path directory;
    private final NodeSettings settings;
    private final TreeMap<Integer, WorkflowNode> nodes = new TreeMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, FlowVar> variables = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Workflow(final Path directory, final NodeSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * @return the directory it was loaded from
     */
    public Path directory() {
        return directory;
    }

    /**
     * @return its name, the directory's name as in KNIME
     */
    public String name() {
        final Path last = directory.toAbsolutePath().normalize().getFileName();
        return last == null ? "workflow" : last.toString();
    }

    /**
     * @return {@code workflow.knime} as loaded; never changed
     */
    NodeSettings settings() {
        return settings;
    }

    /**
     * @return the nodes, by ascending id
     */
    public Collection<WorkflowNode> nodes() {
        return nodes.values();
    }

    /**
     * @param id a node's id
     * @return the node, or {@code null}
     */
    public WorkflowNode node(final int id) {
        return nodes.get(id);
    }

    /**
     * @param node a node of this workflow
     * @return the directory that its settings were loaded from
     */
    Path nodeDirectory(final WorkflowNode node) {
        return directory.resolve(node.location()).getParent();
    }

    void add(final WorkflowNode node) {
        nodes.put(node.id(), node);
    }

    /**
     * @return the connections, as stored
     */
    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    /** Adds a connection if it fits, otherwise notes the problem, as KNIME does. */
    void connect(final Connection c) {
        final String problem = ConnectionCheck.problemOf(this, c);
        if (problem == null) {
            connections.add(c);
        } else {
            problems.add("Connection " + c + " left out: " + problem);
        }
    }

    /**
     * @return the workflow variables by name
     */
    public Map<String, FlowVar> variables() {
        return variables;
    }

    /**
     * @return what went wrong while loading, one line each
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * @param node a node
     * @param port an input port, 0 for the flow-variable port
     * @return what is plugged in, or {@code null}
     */
    public Connection incoming(final WorkflowNode node, final int port) {
        for (final Connection c : connections) {
            if (c.dest() == node.id() && c.destPort() == port) {
                return c;
            }
        }
        return null;
    }

    /**
     * @param node a node
     * @return all that is plugged in, by ascending port
     */
    public List<Connection> incoming(final WorkflowNode node) {
        return connections.stream()
                .filter(c -> c.dest() == node.id())
                .sorted((a, b) -> Integer.compare(a.destPort(), b.destPort()))
                .toList();
    }

    /**
     * @param node a node
     * @return its direct predecessors
     */
    public List<WorkflowNode> predecessors(final WorkflowNode node) {
        return incoming(node).stream().map(c -> nodes.get(c.source())).distinct().toList();
    }

    /**
     * @param node a node
     * @param port an output port
     * @return whether any other node takes from it
     */
    public boolean isConsumed(final WorkflowNode node, final int port) {
        return connections.stream()
                .anyMatch(c -> c.source() == node.id() && c.sourcePort() == port);
    }

    /**
     * @param from a node
     * @return the node and all that depend on it
     */
    public List<WorkflowNode> dependants(final WorkflowNode from) {
        final List<WorkflowNode> result = new ArrayList<>();
        for (final WorkflowNode n : order()) {
            if (n == from || predecessors(n).stream().anyMatch(result::contains)) {
                result.add(n);
            }
        }
        return result;
    }

    /**
     * @return the nodes so that each comes after all it depends on; among equals the lower id first
     */
    public List<WorkflowNode> order() {
        final Map<Integer, Integer> open = new LinkedHashMap<>();
        nodes.keySet().forEach(id -> open.put(id, 0));
        connections.forEach(c -> open.merge(c.dest(), 1, Integer::sum));
        final PriorityQueue<Integer> ready = new PriorityQueue<>();
        open.forEach(
                (id, n) -> {
                    if (n == 0) {
                        ready.add(id);
                    }
                });
        final List<WorkflowNode> result = new ArrayList<>();
        while (!ready.isEmpty()) {
            final int id = ready.remove();
            result.add(nodes.get(id));
            for (final Connection c : connections) {
                if (c.source() == id && open.merge(c.dest(), -1, Integer::sum) == 0) {
                    ready.add(c.dest());
                }
            }
        }
        return result;
    }
}
