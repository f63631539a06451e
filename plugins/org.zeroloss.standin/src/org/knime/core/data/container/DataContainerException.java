package org.knime.core.data.container;

/** Rows could not be stored. */
public class DataContainerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message to the user. */
    public DataContainerException(final String message) {
        super(message);
    }

    /** With a message to the user and a cause. */
    public DataContainerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
