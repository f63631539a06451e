package org.zeroloss.learn.network;

import org.zeroloss.learn.LearnException;

/** A network, model file or batch that cannot be used, or an engine that cannot run it. */
public class NetworkException extends LearnException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public NetworkException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public NetworkException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
