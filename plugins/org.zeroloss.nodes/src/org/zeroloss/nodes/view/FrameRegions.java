package org.zeroloss.nodes.view;

/**
 * Which region of a model applies to each pixel of a frame; arrays are little-endian 32-bit floats.
 *
 * @param region index of the region, −1 where the pixel has no zero-loss peak
 * @param zeroEv where 0 eV is, on the image's own axis
 */
public record FrameRegions(byte[] region, byte[] zeroEv) {}
