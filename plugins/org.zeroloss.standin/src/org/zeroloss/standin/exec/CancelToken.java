package org.zeroloss.standin.exec;

/** Says once and for all that the user wants the run to stop. Safe to use from any thread. */
public final class CancelToken {

    private volatile boolean canceled;

    /** Asks the run to stop. */
    public void cancel() {
        canceled = true;
    }

    /**
     * @return whether the run should stop
     */
    public boolean isCanceled() {
        return canceled;
    }
}
