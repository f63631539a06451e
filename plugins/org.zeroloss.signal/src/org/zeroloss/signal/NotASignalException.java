package org.zeroloss.signal;

/** A sound Arrow file that somebody else wrote: it has no axes, so it is no signal. */
public final class NotASignalException extends SignalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, and where
     */
    public NotASignalException(final String message) {
        super(message);
    }
}
