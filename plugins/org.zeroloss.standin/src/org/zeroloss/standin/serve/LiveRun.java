package org.zeroloss.standin.serve;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.standin.batch.JobObserver;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.NodeState;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.report.NodePage;
import org.zeroloss.standin.runtime.NodeView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * What the page may know of a run. The run's own thread writes it, the server's threads read it;
 * nodes themselves are touched by the run's thread only.
 */
final class LiveRun implements JobObserver {

    private final int number;
    private final CancelToken cancel = new CancelToken();
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Map<Integer, NodeStatus> nodes = new LinkedHashMap<>();
    private final Map<Integer, String> sections = new ConcurrentHashMap<>();
    private final Map<String, NodeView> views = new ConcurrentHashMap<>();
    private final Map<String, BufferedDataTable> tables = new ConcurrentHashMap<>();
    private Workflow workflow;
    private String name = "";
    private String graph = "";
    private String state = "loading";
    private String message = "";

    LiveRun(final int number) {
        this.number = number;
    }

    /** Which run of the session it is. */
    int number() {
        return number;
    }

    CancelToken cancel() {
        return cancel;
    }

    @Override
    public void ready(final Workflow loaded) {
        final List<NodeStatus> all = new ArrayList<>();
        for (final WorkflowNode node : loaded.order()) {
            all.add(new NodeStatus(node.id(), node.label(), "waiting", 0, "", 0));
        }
        final String svg = NodePage.graph(loaded);
        synchronized (this) {
            workflow = loaded;
            name = loaded.name();
            graph = svg;
            all.forEach(n -> nodes.put(n.id(), n));
            state = "running";
        }
    }

    @Override
    public void started(final WorkflowNode node) {
        progress(node, 0, "");
    }

    @Override
    public synchronized void progress(
            final WorkflowNode node, final double fraction, final String what) {
        nodes.computeIfPresent(node.id(), (id, n) -> n.running(fraction, what));
    }

    @Override
    public void ended(final WorkflowNode node, final Throwable failure) {
        node.view().ifPresent(v -> views.put(Integer.toString(node.id()), v));
        for (int port = 1; port <= node.outputs(); port++) {
            final String key = node.id() + "." + port;
            node.portView(port).ifPresent(v -> views.put(key, v));
        }
        tables.putAll(NodePage.tables(node));
        sections.put(node.id(), NodePage.section(workflow, node));
        final String svg = NodePage.graph(workflow);
        final boolean executed = node.state() == NodeState.EXECUTED;
        final String stopped = cancel.isCanceled() ? "canceled" : "failed";
        final NodeMessage said = node.message();
        synchronized (this) {
            graph = svg;
            nodes.computeIfPresent(
                    node.id(),
                    (id, n) ->
                            new NodeStatus(
                                    id,
                                    n.label(),
                                    executed ? "executed" : stopped,
                                    executed ? 1 : n.fraction(),
                                    said == null ? "" : said.text(),
                                    n.version() + 1));
        }
    }

    /** Keeps the results until the page wants another run or the session ends. */
    @Override
    public void finished(final Workflow done) {
        final boolean all = done.nodes().stream().allMatch(n -> n.state() == NodeState.EXECUTED);
        synchronized (this) {
            state = cancel.isCanceled() && !all ? "canceled" : "finished";
        }
        try {
            leave.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the run could not begin. */
    synchronized void failed(final String why) {
        state = "failed";
        message = why;
    }

    /** Stops the run, and lets its results go. */
    void end() {
        cancel.cancel();
        leave.countDown();
    }

    synchronized RunStatus status() {
        return new RunStatus(number, name, state, message, graph, List.copyOf(nodes.values()));
    }

    Optional<String> section(final int node) {
        return Optional.ofNullable(sections.get(node));
    }

    /** A table by the name under which a section links to it. */
    Optional<BufferedDataTable> table(final String file) {
        return Optional.ofNullable(tables.get(file));
    }

    /** The view of a node, {@code "3"}, or of what lies at its port, {@code "3.1"}. */
    Optional<NodeView> view(final String key) {
        return Optional.ofNullable(views.get(key));
    }
}
