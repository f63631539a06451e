package org.zeroloss.nodes.portview;

import org.zeroloss.nodes.view.AxisInfo;

/**
 * A small image; the array is of little-endian 32-bit floats.
 *
 * @param label what its values are
 * @param x columns
 * @param y lines
 * @param values its pixels, line by line
 * @param colors name of the map of colours that suits it
 * @param note how it was made of the whole, empty if it is the whole
 */
public record Picture(
        String label, AxisInfo x, AxisInfo y, byte[] values, String colors, String note) {}
