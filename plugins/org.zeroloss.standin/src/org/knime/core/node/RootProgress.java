package org.knime.core.node;

import org.zeroloss.standin.runtime.ExecutionServices;

/** Hands a node's progress to the executor. */
final class RootProgress extends ProgressBase {

    private final ExecutionServices services;

    RootProgress(final ExecutionServices services) {
        this.services = services;
    }

    @Override
    void changed() {
        final Double progress = getProgress();
        services.progress(progress == null ? 0 : progress, getMessage());
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (services.isCanceled() || Thread.currentThread().isInterrupted()) {
            throw new CanceledExecutionException();
        }
    }
}
