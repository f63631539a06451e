package org.zeroloss.base;

/**
 * Root of every exception that Zeroloss throws on purpose. The message says what was expected, what
 * was found, where, and (if that is known) what to do; it is shown to the user as it stands.
 */
public class ZerolossException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public ZerolossException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public ZerolossException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
