package org.zeroloss.standin.run;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.standin.batch.BatchMain;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.batch.JobObserver;
import org.zeroloss.standin.batch.OptionException;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.NodeState;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.report.Durations;
import org.zeroloss.standin.report.Report;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command {@code run}: a batch run that shows what happens and what came out. */
public final class RunMain {

    private RunMain() {}

    /**
     * Runs a workflow.
     *
     * @param args {@code WORKFLOW_DIR [KNIME batch flags] [--report DIR] [--save] [--debug]}
     * @param repository where the nodes come from
     * @param out progress and results
     * @param err warnings and errors
     * @param cancel stops the run from another thread
     * @return an exit code of KNIME's batch executor
     */
    public static int run(
            final String[] args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err,
            final CancelToken cancel) {
        final RunArguments parsed;
        try {
            parsed = RunArguments.parse(args);
        } catch (final OptionException e) {
            err.println("ERROR " + e.getMessage());
            return ExitCode.ARGUMENTS;
        }
        final ProgressView progress =
                Terminal.isInteractive(out) ? new ProgressBars(out) : new ProgressLines(out);
        try (progress) {
            final Observer observer = new Observer(parsed, out, err, progress);
            return BatchMain.run(parsed.batch(), repository, out, err, cancel, observer);
        }
    }

    private static final class Observer implements JobObserver {

        private final RunArguments args;
        private final PrintStream out;
        private final PrintStream err;
        private final ProgressView progress;
        private final Map<WorkflowNode, Throwable> failures = new LinkedHashMap<>();
        private final long start = System.nanoTime();

        Observer(
                final RunArguments args,
                final PrintStream out,
                final PrintStream err,
                final ProgressView progress) {
            this.args = args;
            this.out = out;
            this.err = err;
            this.progress = progress;
        }

        @Override
        public void ready(final Workflow workflow) {
            progress.ready(workflow);
        }

        @Override
        public void started(final WorkflowNode node) {
            progress.started(node);
        }

        @Override
        public void progress(final WorkflowNode node, final double fraction, final String message) {
            progress.progress(node, fraction, message);
        }

        @Override
        public void ended(final WorkflowNode node, final Throwable failure) {
            progress.ended(node, failure);
            if (failure != null) {
                failures.put(node, failure);
            }
        }

        @Override
        public void finished(final Workflow workflow) throws IOException {
            progress.close();
            final Duration wall = Duration.ofNanos(System.nanoTime() - start);
            tables(workflow);
            for (final WorkflowNode node : workflow.nodes()) {
                message(workflow, node);
            }
            report(workflow, wall);
            final long executed =
                    workflow.nodes().stream().filter(n -> n.state() == NodeState.EXECUTED).count();
            out.printf(
                    "%d of %d nodes executed in %s%n",
                    executed, workflow.nodes().size(), Durations.text(wall));
        }

        private void report(final Workflow workflow, final Duration wall) throws IOException {
            if (args.report() != null) {
                try {
                    new Report(workflow, wall).write(args.report());
                } catch (final IOException e) {
                    throw new IOException("the report in '%s': %s".formatted(args.report(), e), e);
                }
                out.println("Report: " + args.report().resolve("index.html"));
            }
        }

        private void tables(final Workflow workflow) {
            for (final WorkflowNode node : workflow.order()) {
                for (int port = 1; port <= node.outputs(); port++) {
                    if (node.object(port) instanceof BufferedDataTable table
                            && !workflow.isConsumed(node, port)) {
                        out.printf(
                                "%n%s, %s: %s%n",
                                node.label(),
                                node.outPorts().get(port - 1).name(),
                                table.getSummary());
                        out.print(TableText.of(table));
                    }
                }
            }
            out.println();
        }

        private void message(final Workflow workflow, final WorkflowNode node) {
            final NodeMessage m = node.message();
            if (node.isMissing()) {
                return; // was reported when the workflow was loaded
            }
            if (m != null) {
                final boolean bad = m.type() == NodeMessage.Type.ERROR;
                final String text = m.text().replaceAll("\\s*\\R\\s*", " ");
                err.printf("%s %s: %s%n", bad ? "ERROR" : "WARN ", node.label(), text);
            } else if (node.state() != NodeState.EXECUTED) {
                err.printf("WARN  %s: not executed%s%n", node.label(), reason(workflow, node));
            }
            if (args.debug() && failures.get(node) != null) {
                failures.get(node).printStackTrace(err);
            }
        }

        private static String reason(final Workflow workflow, final WorkflowNode node) {
            return workflow.predecessors(node).stream()
                    .filter(p -> p.state() != NodeState.EXECUTED)
                    .findFirst()
                    .map(p -> ", it waits for " + p.label())
                    .orElse("");
        }
    }
}
