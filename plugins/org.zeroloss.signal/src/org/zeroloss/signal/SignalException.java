package org.zeroloss.signal;

import org.zeroloss.base.ZerolossException;

/**
 * Root of what can go wrong with a signal: an impossible axis or shape, a damaged file, a value
 * that its type cannot hold, a disk that is full.
 */
public class SignalException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public SignalException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public SignalException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
