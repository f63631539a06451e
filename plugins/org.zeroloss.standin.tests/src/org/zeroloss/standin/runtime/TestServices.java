package org.zeroloss.standin.runtime;

import org.knime.core.node.ExecutionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Services for a node under test, all below one folder. */
final class TestServices implements ExecutionServices {

    final List<String> progress = new ArrayList<>();
    volatile boolean canceled;
    private final Path folder;

    TestServices(final Path folder) {
        this.folder = folder;
    }

    ExecutionContext context() {
        return Doors.CONTEXTS.enter().apply(this);
    }

    WorkflowPlace place() {
        return new WorkflowPlace(workflowDir(), tempDir());
    }

    @Override
    public void progress(final double fraction, final String message) {
        progress.add(fraction + " " + message);
    }

    @Override
    public boolean isCanceled() {
        return canceled;
    }

    @Override
    public Path createFileStore(final String name) throws IOException {
        return Files.createDirectories(folder.resolve("stores")).resolve(name);
    }

    @Override
    public Path workflowDir() {
        return folder.resolve("space/workflow");
    }

    @Override
    public Path tempDir() {
        try {
            return Files.createDirectories(folder.resolve("temp"));
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
