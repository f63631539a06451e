package org.zeroloss.nodes.view;

import java.util.List;

/**
 * How a training went, as a page gets it; arrays are little-endian 32-bit floats.
 *
 * @param replicas the replicas
 * @param groups the groups of spectra
 * @param scan the scan of the training regions; {@code null} without one
 */
public record TrainingInfo(List<Replica> replicas, List<Group> groups, Scan scan) {

    /**
     * One replica.
     *
     * @param replica its number
     * @param kept whether the model has it
     * @param best step of the parameters that were taken
     * @param train loss on the training samples, at the start and after each step
     * @param validation loss on the validation samples
     */
    public record Replica(int replica, boolean kept, int best, byte[] train, byte[] validation) {}

    /**
     * A group of spectra with the model of its zero-loss peak.
     *
     * @param name its name
     * @param spectra how many
     * @param regionEndEv dE1
     * @param blankStartEv dE2
     * @param rule how dE1 was found
     * @param energy energies of the mean spectrum in eV
     * @param counts its values
     * @param error their standard deviations
     * @param curveEnergy energies of the model in eV
     * @param median its median over the replicas
     * @param low P16
     * @param high P84
     */
    public record Group(
            String name,
            long spectra,
            double regionEndEv,
            double blankStartEv,
            String rule,
            byte[] energy,
            byte[] counts,
            byte[] error,
            byte[] curveEnergy,
            byte[] median,
            byte[] low,
            byte[] high) {}

    /**
     * The scan of the training regions, a value for each pair of factors.
     *
     * @param endFactor factor on dE1
     * @param blankFactor factor on dE2
     * @param inSample loss on the spectra that trained
     * @param outOfSample loss on those left out
     * @param error its standard error
     * @param chosen index of the chosen pair, −1 if none
     */
    public record Scan(
            byte[] endFactor,
            byte[] blankFactor,
            byte[] inSample,
            byte[] outOfSample,
            byte[] error,
            int chosen) {}
}
