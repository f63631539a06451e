package org.zeroloss.base;

/** The user asked long work to stop. Nothing went wrong; whoever started the work cleans up. */
public final class CanceledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CanceledException() {
        super("canceled");
    }
}
