package org.zeroloss.standin.runtime;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the workflow lies whose node runs in the current thread; what KNIME calls the node context.
 *
 * @param workflowDir folder of the workflow
 * @param tempDir folder for temporary files, which whoever runs the workflow removes
 */
public record WorkflowPlace(Path workflowDir, Path tempDir) {

    private static final ThreadLocal<WorkflowPlace> CURRENT = new ThreadLocal<>();

    /** Makes both paths absolute. */
    public WorkflowPlace {
        workflowDir = Objects.requireNonNull(workflowDir).toAbsolutePath().normalize();
        tempDir = Objects.requireNonNull(tempDir).toAbsolutePath().normalize();
    }

    /** The place of the node that runs in this thread, if one does. */
    public static Optional<WorkflowPlace> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Does something at the place: while it runs in this thread, the place is the current one.
     *
     * @throws E what it throws
     */
    public <T, E extends Exception> T during(final Work<T, E> work) throws E {
        final WorkflowPlace before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /**
     * Something to do.
     *
     * @param <T> its result
     * @param <E> what it may throw
     */
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T run() throws E;
    }
}
