package org.zeroloss.format.fuzz;

import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * What came out of a file.
 *
 * @param specs its signals
 * @param rows their values, as many bytes as the spec says; null where they are too long to keep
 */
record Reading(List<SignalSpec> specs, List<byte[]> rows) {

    /** An empty one, to be filled. */
    Reading() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /**
     * @return whether another reading says the same of its signals
     */
    boolean isLike(final Reading other) {
        return specs.equals(other.specs);
    }
}
