package io.scif;

/** What is wrong with a file. */
public class FormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong
     */
    public FormatException(final String message) {
        super(message);
    }
}
