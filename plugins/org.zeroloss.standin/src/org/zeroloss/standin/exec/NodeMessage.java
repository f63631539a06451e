package org.zeroloss.standin.exec;

import java.util.Objects;

/**
 * What a node last told the user.
 *
 * @param type how bad it is
 * @param text what happened and what to do
 */
public record NodeMessage(Type type, String text) {

    /** Kinds of messages; the names are the ones that KNIME stores. */
    public enum Type {
        /** The result is there and the user should know something about it. */
        WARNING,
        /** There is no result. */
        ERROR
    }

    /** Checks that nothing is missing. */
    public NodeMessage {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }

    static NodeMessage error(final String text) {
        return new NodeMessage(Type.ERROR, text);
    }

    /**
     * @param text what the node warned of, or {@code null}
     * @return the message, or {@code null} if there is nothing to say
     */
    static NodeMessage warning(final String text) {
        return text == null || text.isBlank() ? null : new NodeMessage(Type.WARNING, text);
    }
}
