package org.knime.core.node;

/** The user canceled the execution. */
public class CanceledExecutionException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the usual message. */
    public CanceledExecutionException() {
        this("Execution canceled");
    }

    /** With a message to the user. */
    public CanceledExecutionException(final String message) {
        super(message);
    }
}
