package org.zeroloss.nodes;

import org.zeroloss.base.ZerolossException;

/** Root of what can go wrong between KNIME and the engine: a path, a table that is no image. */
public class NodesException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found, where, and what to do
     */
    public NodesException(final String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what went wrong underneath
     */
    public NodesException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
