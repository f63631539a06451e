package org.zeroloss.format.hdf5;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An axis as HyperSpy writes it.
 *
 * @param name may be empty
 * @param units as written, may be empty
 * @param size positions, as the data have them
 * @param scale step
 * @param offset value at index 0
 * @param navigate whether it is an axis of navigation; empty before version 1.2
 */
record HspyAxis(
        String name,
        String units,
        long size,
        double scale,
        double offset,
        Optional<Boolean> navigate) {

    /** Largest deviation from even steps, in steps, that is due to rounding. */
    private static final double EVEN = 1e-6;

    /** The axes of a signal in C order; empty if one of them is not evenly spaced. */
    static Optional<List<HspyAxis>> all(final H5Group signal, final long[] shape) {
        final List<HspyAxis> axes = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            final Optional<H5Group> group = signal.group("axis-" + i);
            if (group.isEmpty()) {
                axes.add(new HspyAxis("", "", shape[i], 1, 0, Optional.empty()));
                continue;
            }
            final Optional<HspyAxis> axis = of(group.get(), shape[i]);
            if (axis.isEmpty()) {
                return Optional.empty();
            }
            axes.add(axis.get());
        }
        return Optional.of(axes);
    }

    private static Optional<HspyAxis> of(final H5Group group, final long size) {
        final OptionalDouble scale = group.number("scale");
        final OptionalDouble offset = group.number("offset");
        double step = scale.isPresent() ? scale.getAsDouble() : 1;
        double first = offset.isPresent() ? offset.getAsDouble() : 0;
        if (scale.isEmpty()) {
            final Optional<double[]> values = values(group);
            if (values.isPresent()) {
                final double[] v = values.get();
                if (v.length != size || !even(v)) {
                    return Optional.empty();
                }
                first = v[0];
                step = v.length == 1 ? 1 : (v[v.length - 1] - v[0]) / (v.length - 1);
            } else if (!group.text("expression").isEmpty()) {
                return Optional.empty();
            }
        }
        // a scale of 0 stands for nothing in HyperSpy; an axis of ours must go somewhere
        if (step == 0) {
            step = 1;
        }
        final Optional<Boolean> navigate =
                group.attribute("navigate").filter(v -> v instanceof Boolean).map(v -> (Boolean) v);
        return Optional.of(
                new HspyAxis(group.text("name"), group.text("units"), size, step, first, navigate));
    }

    /** The values of an axis that is given point by point. */
    private static Optional<double[]> values(final H5Group group) {
        final Optional<Object> listed =
                group.attribute("axis").or(() -> group.dataset("axis").flatMap(H5Dataset::value));
        if (listed.isEmpty() || !listed.get().getClass().isArray()) {
            return Optional.empty();
        }
        final double[] v = new double[Array.getLength(listed.get())];
        for (int i = 0; i < v.length; i++) {
            final Object one = Array.get(listed.get(), i);
            if (!(one instanceof Number)) {
                return Optional.empty();
            }
            v[i] = ((Number) one).doubleValue();
        }
        return Optional.of(v);
    }

    static boolean even(final double[] v) {
        final double step = (v[v.length - 1] - v[0]) / Math.max(1, v.length - 1);
        for (int i = 0; i < v.length; i++) {
            // written so that what is no number is not even
            if (!(Math.abs(v[i] - v[0] - i * step) <= EVEN * Math.abs(step))) {
                return false;
            }
        }
        return v.length == 1 || step != 0;
    }
}
