package org.zeroloss.nodes.dialog;

import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers between KNIME's settings and the engine's records. */
public final class Numbers {

    private Numbers() {}

    /**
     * @param value an optional setting
     * @return the same for the engine
     */
    public static OptionalDouble optional(final Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
