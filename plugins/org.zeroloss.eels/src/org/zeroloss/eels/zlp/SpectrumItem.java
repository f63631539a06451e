package org.zeroloss.eels.zlp;

import java.util.function.Supplier;

/**
 * One spectrum of an analysis: a pixel, or the mean of a cluster or of the whole image.
 *
 * @param item row of the image, label of the cluster, or 0
 * @param x column of the pixel, −1 for means
 * @param y line of the pixel, −1 for means
 * @param label cluster, −1 if none
 * @param name label of the position on a labelled axis (file name), else ""
 * @param spectra number of spectra in it
 * @param firstEv energy of its first channel in eV, relative to its own energy zero
 * @param lnZlp ln of its zero-loss sum; NaN if it has none
 * @param vacuum whether it is marked as vacuum
 * @param counts reads its channels; may be called by several threads
 */
public record SpectrumItem(
        long item,
        int x,
        int y,
        int label,
        String name,
        long spectra,
        double firstEv,
        double lnZlp,
        boolean vacuum,
        Supplier<double[]> counts) {}
