package org.zeroloss.standin.batch;

/** The command line is wrong; the message says which argument, and what it should be. */
public final class OptionException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message which argument is wrong and what was expected
     */
    public OptionException(final String message) {
        super(message);
    }

    /**
     * @param message which argument is wrong and what was expected
     * @param cause what the parser said
     */
    public OptionException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
