package org.zeroloss.eels.zlp;

/**
 * The training region of one group of spectra.
 *
 * @param name {@code "vacuum"}, {@code "thin reference"} or {@code "cluster k"}
 * @param label the cluster's label; −1 for the reference
 * @param size number of spectra
 * @param lnZlp mean ln of the zero-loss sum
 * @param fwhmEv width of the zero-loss peak in eV
 * @param regionEndEv dE1: below it the spectra train the network, in eV
 * @param blankStartEv dE2: beyond it the peak is below one count, in eV
 * @param rule how dE1 was found
 */
public record RegionRow(
        String name,
        int label,
        long size,
        double lnZlp,
        double fwhmEv,
        double regionEndEv,
        double blankStartEv,
        String rule) {}
