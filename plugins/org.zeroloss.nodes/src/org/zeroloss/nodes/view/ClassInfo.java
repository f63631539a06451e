package org.zeroloss.nodes.view;

/**
 * A class of pixels as a page gets it; arrays are little-endian 32-bit floats.
 *
 * @param label the class
 * @param pixels how many
 * @param mean mean spectrum
 * @param low the mean less one standard deviation between the pixels
 * @param high the mean and one standard deviation between the pixels
 */
public record ClassInfo(int label, long pixels, byte[] mean, byte[] low, byte[] high) {}
