package org.zeroloss.nodes.portview;

import org.zeroloss.nodes.view.AxisInfo;

/**
 * A curve; arrays are of little-endian 32-bit floats.
 *
 * @param name what it is, for the legend
 * @param x abscissa
 * @param label what its values are
 * @param y its values
 * @param low lower end of its 68 % band, {@code null} if it has none
 * @param high upper end of its 68 % band, {@code null} if it has none
 * @param log whether it is better seen on a logarithmic scale
 */
public record Curve(
        String name, AxisInfo x, String label, byte[] y, byte[] low, byte[] high, boolean log) {}
