package org.knime.core.node;

/** Settings or inputs that a node cannot work with; the message is shown to the user. */
public class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a message to the user. */
    public InvalidSettingsException(final String s) {
        super(s);
    }

    /** With a cause, whose message is shown. */
    public InvalidSettingsException(final Throwable cause) {
        super(cause == null ? null : cause.getMessage(), cause);
    }

    /** With a message to the user and a cause. */
    public InvalidSettingsException(final String msg, final Throwable cause) {
        super(msg, cause);
    }
}
