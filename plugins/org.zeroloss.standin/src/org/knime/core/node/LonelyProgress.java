package org.knime.core.node;

/** The progress of work that nobody watches or cancels. */
final class LonelyProgress extends ProgressBase {

    @Override
    void changed() {
        // nobody watches
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CanceledExecutionException();
        }
    }
}
