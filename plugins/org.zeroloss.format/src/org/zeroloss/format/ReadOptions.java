package org.zeroloss.format;

import java.util.Objects;

/**
 * What the user knows better than the file.
 *
 * @param axis replaces parts of the energy axis
 * @param text how to understand plain text
 */
public record ReadOptions(AxisOverride axis, TextOptions text) {

    /** Nothing: everything comes from the file. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(AxisOverride.NONE, TextOptions.DEFAULT);

    /** Checks that both are given. */
    public ReadOptions {
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(text, "text");
    }
}
