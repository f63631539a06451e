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

    /**
     * @param axis an axis
     * @return the same for a page
     */
    public static AxisInfo of(final Axis axis) {
        return new AxisInfo(
                axis.name(),
                axis.unit(),
                Math.toIntExact(axis.size()),
                axis.scale(),
                axis.offset());
    }

    /**
     * @param stride one of how many positions is kept
     * @return the same axis with those only
     */
    public AxisInfo every(final int stride) {
        return new AxisInfo(name, unit, (size + stride - 1) / stride, scale * stride, offset);
    }
}
