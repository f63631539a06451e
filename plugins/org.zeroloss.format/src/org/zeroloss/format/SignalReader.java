package org.zeroloss.format;

import java.util.Set;

/**
 * Reads one file format. Implementations are stateless, have a public constructor without arguments
 * and are named in {@code META-INF/services/org.zeroloss.format.SignalReader}; in OSGi they may be
 * registered as services instead.
 */
public interface SignalReader {

    /** What the first bytes of a file say. */
    enum Match {
        /** Not this format. */
        NO,
        /** May be this format, as many others: plain text. */
        POSSIBLE,
        /** The format's own signature. */
        CERTAIN
    }

    /** Most bytes that {@link #matches} is shown. */
    int HEAD = 4096;

    /**
     * @return name for the user, for example {@code "Gatan DigitalMicrograph"}
     */
    String name();

    /**
     * @return usual endings of the file name, lower case, without dot
     */
    Set<String> extensions();

    /**
     * @param head first bytes of the file, at most {@link #HEAD}
     * @param fileName name of the file
     * @return whether the content is of this format; a file name alone is no reason
     */
    Match matches(byte[] head, String fileName);

    /**
     * Opens a file and reads what is needed to tell its signals, nothing big.
     *
     * @param source the file
     * @param options what the user knows better than the file
     * @return the open file, to be closed by the caller
     * @throws FormatException if the file is not of this format or damaged
     */
    SignalFile open(SourceFile source, ReadOptions options);
}
