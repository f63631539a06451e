package org.zeroloss.nodes.view;

import org.zeroloss.signal.Axis;

/**
 * An axis as a page gets it.
 *
 * @param name what it counts
 * @param unit its unit, empty if unknown
 * @param size number of positions
 * @param scale step
 * @param offset value of the first position
 */
public record AxisInfo(String name, String unit, int size, double scale, double offset) {

    static AxisInfo of(final Axis axis) {
        return new AxisInfo(
                axis.name(),
                axis.unit(),
                Math.toIntExact(axis.size()),
                axis.scale(),
                axis.offset());
    }

    /** The same axis with every {@code stride}-th position. */
    AxisInfo every(final int stride) {
        return new AxisInfo(name, unit, (size + stride - 1) / stride, scale * stride, offset);
    }
}
