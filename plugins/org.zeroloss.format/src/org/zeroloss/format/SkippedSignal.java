package org.zeroloss.format;

import java.util.Objects;

/**
 * Something in a file that looks like a signal and is not offered as one.
 *
 * @param name its name in the file
 * @param reason why it is left out, in the user's words
 */
public record SkippedSignal(String name, String reason) {

    /** Checks that both are given. */
    public SkippedSignal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
