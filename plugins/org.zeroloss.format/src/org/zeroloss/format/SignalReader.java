package org.zeroloss.format;

import java.util.Optional;
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
     * Says whether something has to be installed before this reader can open a file. Its endings
     * are known all the same, so that the user is told, but a folder is not searched for them.
     *
     * @return what to install and how, a sentence for the user; empty if nothing is missing
     */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * @return those parts of {@link ReadOptions} that are of use for this format
     */
    default Set<ReadOption> options() {
        return Set.of(ReadOption.AXIS);
    }

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
