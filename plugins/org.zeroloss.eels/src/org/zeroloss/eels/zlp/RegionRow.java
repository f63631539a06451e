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
 * @param blankStartEv dE2: beyond it all spectra of the group together hold less than one count per
 *     channel of the peak, in eV
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
        String rule) {

    /** The rule of a region whose end the user gave. */
    public static final String GIVEN = "given";

    /**
     * @return whether the user gave dE1, so that it holds as it is
     */
    public boolean given() {
        return rule.equals(GIVEN);
    }

    /**
     * @param newName what the user calls the group
     * @return a copy with it
     */
    RegionRow named(final String newName) {
        return new RegionRow(newName, label, size, lnZlp, fwhmEv, regionEndEv, blankStartEv, rule);
    }
}
