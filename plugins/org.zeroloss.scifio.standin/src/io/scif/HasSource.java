package io.scif;

import java.io.IOException;

/** Something with an open file. */
public interface HasSource {

    /** Closes the file and forgets what was read of it. */
    void close() throws IOException;
}
