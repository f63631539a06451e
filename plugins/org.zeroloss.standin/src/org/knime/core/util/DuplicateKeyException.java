package org.knime.core.util;

/** Two rows of a table have the same identifier. */
public class DuplicateKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** With a message to the user and the identifier. */
    public DuplicateKeyException(final String message, final String key) {
        super(message);
        this.key = key;
    }

    /** The identifier. */
    public String getKey() {
        return key;
    }
}
