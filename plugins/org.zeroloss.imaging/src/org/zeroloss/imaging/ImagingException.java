package org.zeroloss.imaging;

import org.zeroloss.base.ZerolossException;

/** A micrograph cannot be simulated or analysed with what was given. */
public class ImagingException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public ImagingException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public ImagingException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
