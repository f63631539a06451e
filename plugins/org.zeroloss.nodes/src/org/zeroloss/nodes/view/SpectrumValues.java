package org.zeroloss.nodes.view;

/**
 * A spectrum on its way to a page: little-endian 32-bit floats, base64 in JSON.
 *
 * @param y its values
 * @param low lower end of its 68 % band, {@code null} if it has none
 * @param high upper end of its 68 % band, {@code null} if it has none
 */
public record SpectrumValues(byte[] y, byte[] low, byte[] high) {}
