package org.zeroloss.learn;

import org.zeroloss.base.ZerolossException;

/** Data from which nothing can be learned, or a learning step that did not succeed. */
public class LearnException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public LearnException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public LearnException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
