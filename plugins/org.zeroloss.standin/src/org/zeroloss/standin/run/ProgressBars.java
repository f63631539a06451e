package org.zeroloss.standin.run;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.zeroloss.standin.exec.NodeState;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.io.PrintStream;

/** Progress as one bar per node, for a terminal. */
final class ProgressBars implements ProgressView {

    private static final int STEPS = 1000;
    private static final int WIDTH = 100;
    private static final int INTERVAL_MS = 100;

    private final PrintStream out;
    private int width;
    private ProgressBar bar;

    ProgressBars(final PrintStream out) {
        this.out = out;
    }

    @Override
    public void ready(final Workflow workflow) {
        width = workflow.nodes().stream().mapToInt(n -> n.label().length()).max().orElse(0);
    }

    @Override
    public synchronized void started(final WorkflowNode node) {
        close();
        bar =
                new ProgressBarBuilder()
                        .setTaskName(("%-" + Math.max(1, width) + "s").formatted(node.label()))
                        .setInitialMax(STEPS)
                        .setUpdateIntervalMillis(INTERVAL_MS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .hideEta()
                        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                        .build();
    }

    @Override
    public synchronized void progress(
            final WorkflowNode node, final double fraction, final String message) {
        if (bar != null) {
            bar.stepTo(Math.round(fraction * STEPS));
            if (message != null) {
                bar.setExtraMessage(message);
            }
        }
    }

    @Override
    public synchronized void ended(final WorkflowNode node, final Throwable failure) {
        if (bar != null) {
            if (node.state() == NodeState.EXECUTED) {
                bar.stepTo(STEPS);
                bar.setExtraMessage("");
            } else {
                bar.setExtraMessage("failed");
            }
            close();
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
