package org.zeroloss.nodes.view;

/**
 * The fit of a band gap as a page gets it; arrays are little-endian 32-bit floats.
 *
 * @param firstEv energy of the first value, relative to the spectrum's energy zero
 * @param stepEv step of the energies
 * @param data the spectrum less the median zero-loss peak, in counts
 * @param low less the upper end of the peak's 68 % band
 * @param high less the lower end of the peak's 68 % band
 * @param curve the fitted onset; NaN outside the fit window; {@code null} without a gap
 */
public record GapFit(
        double firstEv, double stepEv, byte[] data, byte[] low, byte[] high, byte[] curve) {}
