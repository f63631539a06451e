package org.knime.core.node;

import org.knime.core.node.message.Message;

/** An execution failed; the message is shown to the user. */
public final class KNIMEException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message message;

    private KNIMEException(final Message message, final Throwable cause) {
        super(message.getSummary(), cause);
        this.message = message;
    }

    /** With a summary only. */
    public KNIMEException(final String summary) {
        this(Message.fromSummary(summary), null);
    }

    /** With a summary and a cause. */
    public KNIMEException(final String summary, final Throwable cause) {
        this(Message.fromSummary(summary), cause);
    }

    /** With a message. */
    public static KNIMEException of(final Message message) {
        return new KNIMEException(message, null);
    }

    /** With a message and a cause. */
    public static KNIMEException of(final Message message, final Throwable cause) {
        return new KNIMEException(message, cause);
    }

    /** What happened, the details and what to do. */
    public Message getKNIMEMessage() {
        return message;
    }
}
