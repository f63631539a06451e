package org.zeroloss.nodes.execution;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;

/** Tells KNIME how far the engine is, and the engine that KNIME's user pressed cancel. */
public final class KnimeProgress implements Progress {

    private final ExecutionMonitor m_monitor;

    /**
     * @param monitor the node's execution context or a part of it
     */
    public KnimeProgress(final ExecutionMonitor monitor) {
        m_monitor = monitor;
    }

    @Override
    public void update(final double fraction, final String message) {
        final double clamped = Math.max(0, Math.min(1, fraction));
        if (message == null) {
            m_monitor.setProgress(clamped);
        } else {
            m_monitor.setProgress(clamped, message);
        }
    }

    @Override
    public void checkCanceled() {
        try {
            m_monitor.checkCanceled();
        } catch (final CanceledExecutionException e) {
            final CanceledException canceled = new CanceledException();
            canceled.initCause(e);
            throw canceled;
        }
    }
}
