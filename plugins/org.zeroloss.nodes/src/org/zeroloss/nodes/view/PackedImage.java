package org.zeroloss.nodes.view;

import java.util.List;
import java.util.Map;

/**
 * All values of an image, for a page that has nobody to ask.
 *
 * @param bands the first band and, if there are, P16 and P84: little-endian 32-bit floats
 * @param columns its maps
 */
public record PackedImage(List<byte[]> bands, Map<String, byte[]> columns) {}
