package org.zeroloss.standin.exec;

import org.zeroloss.standin.runtime.ExecutionServices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** What one executing node gets from the run. */
final class NodeServices implements ExecutionServices {

    private final WorkflowNode node;
    private final Path workflowDir;
    private final Path tempDir;
    private final CancelToken cancel;
    private final RunListener listener;

    NodeServices(
            final WorkflowNode node,
            final Path workflowDir,
            final Path tempDir,
            final CancelToken cancel,
            final RunListener listener) {
        this.node = Objects.requireNonNull(node, "node");
        this.workflowDir = workflowDir;
        this.tempDir = tempDir;
        this.cancel = cancel;
        this.listener = listener;
    }

    @Override
    public void progress(final double fraction, final String message) {
        // A node that divides by an empty count must not spoil the display.
        final double f = Double.isNaN(fraction) ? 0 : Math.max(0, Math.min(1, fraction));
        listener.progress(node, f, message);
    }

    @Override
    public boolean isCanceled() {
        return cancel.isCanceled();
    }

    @Override
    public Path createFileStore(final String name) throws IOException {
        return node.fileStores().create(name);
    }

    @Override
    public Path workflowDir() {
        return workflowDir;
    }

    @Override
    public Path tempDir() {
        return tempDir;
    }
}
