package org.zeroloss.nodes.view;

/**
 * A spectrum whose peaks were searched; arrays are little-endian 32-bit floats.
 *
 * @param firstEv energy of the first value, relative to the spectrum's energy zero
 * @param stepEv step of the energies
 * @param raw the spectrum in counts
 * @param data less the median zero-loss peak
 * @param low less the upper end of the peak's 68 % band
 * @param high less the lower end of the peak's 68 % band
 */
public record PeakSpectrum(
        double firstEv, double stepEv, byte[] raw, byte[] data, byte[] low, byte[] high) {}
