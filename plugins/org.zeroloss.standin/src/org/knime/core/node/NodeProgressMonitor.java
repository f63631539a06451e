package org.knime.core.node;

import java.util.function.Supplier;

/** Takes the progress of a node and tells it whether to stop. */
public interface NodeProgressMonitor {

    /**
     * Returns if the node should go on.
     *
     * @throws CanceledExecutionException if the user canceled
     */
    void checkCanceled() throws CanceledExecutionException;

    /** Sets how much is done, 0 to 1. */
    void setProgress(double progress);

    /** How much is done, 0 to 1; {@code null} if nothing was set. */
    Double getProgress();

    /** Sets how much is done and what is being done. */
    void setProgress(double progress, String message);

    /** Sets how much is done and what is being done. */
    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }

    /** Sets what is being done. */
    void setMessage(String message);

    /** Sets what is being done. */
    default void setMessage(final Supplier<String> message) {
        setMessage(message.get());
    }

    /** Sets what is being done. */
    void setProgress(String message);

    /** What is being done. */
    String getMessage();
}
