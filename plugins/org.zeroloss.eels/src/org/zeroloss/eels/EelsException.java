package org.zeroloss.eels;

import org.zeroloss.base.ZerolossException;

/** An analysis of spectra cannot be done with what it was given. */
public class EelsException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public EelsException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public EelsException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
