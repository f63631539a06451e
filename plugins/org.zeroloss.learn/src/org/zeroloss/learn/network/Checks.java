package org.zeroloss.learn.network;

import org.zeroloss.learn.network.ParameterSpec.Role;

import java.util.ArrayList;
import java.util.List;

/** What the layers' records have in common: validation and the arithmetic of sizes. */
final class Checks {

    private Checks() {}

    static void positive(final String what, final int value) {
        if (value < 1) {
            throw new NetworkException(what + " must be at least 1, found " + value);
        }
    }

    static void notNegative(final String what, final int value) {
        if (value < 0) {
            throw new NetworkException(what + " must not be negative, found " + value);
        }
    }

    static void epsilon(final String what, final double value) {
        if (!(value > 0 && value < 1)) {
            throw new NetworkException(what + " must be between 0 and 1, found " + value);
        }
    }

    static void given(final String what, final Object value) {
        if (value == null) {
            throw new NetworkException(what + " is missing");
        }
    }

    /** Positions of a window of {@code extent} pixels in {@code padded} ones. */
    static int positions(
            final Layer layer,
            final int padded,
            final int extent,
            final int stride,
            final int size) {
        if (size == MapShape.ANY) {
            return MapShape.ANY;
        }
        if (padded < extent) {
            throw new NetworkException(
                    "Expected images of at least "
                            + (extent - padded + size)
                            + " pixels per side before "
                            + layer
                            + ", found "
                            + size);
        }
        return (padded - extent) / stride + 1;
    }

    static List<ParameterSpec> kernel(
            final String node,
            final List<Integer> shape,
            final Role role,
            final int fanIn,
            final boolean bias,
            final int outputs) {
        final List<ParameterSpec> all = new ArrayList<>();
        all.add(new ParameterSpec(node + ".weight", shape, role, fanIn));
        if (bias) {
            all.add(new ParameterSpec(node + ".bias", List.of(outputs), Role.BIAS, 1));
        }
        return all;
    }
}
