package org.zeroloss.standin.run;

import org.zeroloss.standin.exec.NodeState;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.report.Durations;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Progress as plain lines: one when a node ends, and now and then one while it works. */
final class ProgressLines implements ProgressView {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintStream out;
    private int count;
    private int total;
    private long last;

    ProgressLines(final PrintStream out) {
        this.out = out;
    }

    @Override
    public void ready(final Workflow workflow) {
        total =
                (int)
                        workflow.nodes().stream()
                                .filter(n -> n.state() != NodeState.EXECUTED)
                                .count();
    }

    @Override
    public synchronized void started(final WorkflowNode node) {
        count++;
        last = System.nanoTime();
    }

    @Override
    public synchronized void progress(
            final WorkflowNode node, final double fraction, final String message) {
        final long now = System.nanoTime();
        if (now - last >= INTERVAL.toNanos()) {
            last = now;
            line(node, String.format(Locale.ROOT, "%3.0f %%  %s", 100 * fraction, text(message)));
        }
    }

    @Override
    public synchronized void ended(final WorkflowNode node, final Throwable failure) {
        if (node.duration() != null) {
            final String how = node.state() == NodeState.EXECUTED ? "done" : "FAILED";
            line(node, how + " in " + Durations.text(node.duration()));
        }
    }

    private void line(final WorkflowNode node, final String text) {
        out.printf("[%d/%d] %-32s %s%n", count, total, node.label(), text.strip());
        out.flush();
    }

    private static String text(final String message) {
        return message == null ? "" : message;
    }

    @Override
    public void close() {
        // There is nothing to end: every line is complete.
    }
}
