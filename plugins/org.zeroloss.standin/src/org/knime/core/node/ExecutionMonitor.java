package org.knime.core.node;

import java.util.function.Supplier;

/** How a node tells how far its work is, and learns that it should stop. */
public class ExecutionMonitor {

    private final NodeProgressMonitor progress;

    /** Nobody watches or cancels. */
    public ExecutionMonitor() {
        this(new LonelyProgress());
    }

    /** Tells the monitor. */
    public ExecutionMonitor(final NodeProgressMonitor progress) {
        this.progress = progress == null ? new LonelyProgress() : progress;
    }

    /** The monitor that is told. */
    public final NodeProgressMonitor getProgressMonitor() {
        return progress;
    }

    /**
     * Returns if the work should go on.
     *
     * @throws CanceledExecutionException if the user canceled
     */
    public void checkCanceled() throws CanceledExecutionException {
        progress.checkCanceled();
    }

    /** Sets how much is done, 0 to 1. */
    public void setProgress(final double fraction) {
        progress.setProgress(fraction);
    }

    /** Sets how much is done, 0 to 1, and what is being done. */
    public void setProgress(final double fraction, final String message) {
        progress.setProgress(fraction, message);
    }

    /** Sets how much is done, 0 to 1, and what is being done. */
    public void setProgress(final double fraction, final Supplier<String> message) {
        progress.setProgress(fraction, message);
    }

    /** Sets what is being done. */
    public void setMessage(final String message) {
        progress.setMessage(message);
    }

    /** Sets what is being done. */
    public void setMessage(final Supplier<String> message) {
        progress.setMessage(message);
    }

    /** Sets what is being done. */
    public void setProgress(final String message) {
        progress.setProgress(message);
    }

    /** A monitor for a part of the work, which takes this share of the whole. */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(new SubProgress(progress, maxProg, false));
    }

    /** The same, but the messages of the part are not shown. */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(new SubProgress(progress, maxProg, true));
    }
}
