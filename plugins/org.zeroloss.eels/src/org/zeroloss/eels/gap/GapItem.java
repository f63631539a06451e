package org.zeroloss.eels.gap;

import org.zeroloss.eels.SpectrumNoise;

/**
 * One spectrum to fit.
 *
 * @param item row of the image, label of the cluster, or 0
 * @param x column of the pixel or −1
 * @param y line of the pixel or −1
 * @param label its cluster or −1
 * @param name label of its position or ""
 * @param spectra how many spectra it is the mean of
 * @param counts all channels
 * @param firstEv energy of channel 0 in eV relative to the spectrum's own energy zero
 * @param stepEv channel width in eV
 * @param lnZlp ln of its zero-loss sum
 * @param lowerEv lower end of the fit window in eV
 * @param noise its noise (already that of the mean)
 */
record GapItem(
        long item,
        int x,
        int y,
        int label,
        String name,
        long spectra,
        double[] counts,
        double firstEv,
        double stepEv,
        double lnZlp,
        double lowerEv,
        SpectrumNoise noise) {}
