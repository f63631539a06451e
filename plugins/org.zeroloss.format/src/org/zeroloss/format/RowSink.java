package org.zeroloss.format;

import java.nio.ByteBuffer;

/** Takes a signal's rows in order, a block at a time. */
@FunctionalInterface
public interface RowSink {

    /**
     * @param rows whole rows in the signal's native type, little endian, from position to limit;
     *     valid during the call only
     */
    void accept(ByteBuffer rows);
}
