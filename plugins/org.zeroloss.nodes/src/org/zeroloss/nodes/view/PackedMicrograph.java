package org.zeroloss.nodes.view;

import java.util.List;

/**
 * Images for a page that has nobody to ask, such as a report; arrays are little-endian 32-bit
 * floats.
 *
 * @param info what they are
 * @param images their pixels at the level that {@code info} says
 * @param quantiles quantiles of each
 */
public record PackedMicrograph(MicrographInfo info, List<byte[]> images, List<byte[]> quantiles) {}
