package org.zeroloss.standin.exec;

import org.zeroloss.base.ZerolossException;

/** A directory is no workflow, or one that cannot be run without changing what it means. */
public final class WorkflowLoadException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public WorkflowLoadException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public WorkflowLoadException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
