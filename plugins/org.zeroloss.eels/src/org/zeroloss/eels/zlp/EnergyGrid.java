package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Check;

/**
 * Energies at which a zero-loss model is tabulated: {@code phases} equidistant ones in each
 * channel, so that a spectrum whose energy zero lies anywhere between two channels finds the values
 * next to all its channels in one stride.
 *
 * @param first position of the first energy in channels from the energy zero
 * @param stepEv width of a channel in eV
 * @param channels number of channels
 * @param phases energies per channel
 * @param shared whether all spectra have their channels exactly at these energies
 */
record EnergyGrid(double first, double stepEv, int channels, int phases, boolean shared) {

    /** Validates every component. */
    EnergyGrid {
        Check.finite(first, "first position");
        Check.positive(stepEv, "width of a channel in eV");
        Check.atLeast(channels, 1, "channels");
        Check.atLeast(phases, 1, "energies per channel");
    }

    /** The grid of spectra that share their energy zero: {@code first} is their channel 0. */
    static EnergyGrid shared(final double first, final double stepEv, final int channels) {
        return new EnergyGrid(first, stepEv, channels, 1, true);
    }

    /** The grid of spectra with an energy zero of their own. */
    static EnergyGrid between(final double first, final double stepEv, final int channels) {
        return new EnergyGrid(Math.floor(first), stepEv, channels, 1, false);
    }

    EnergyGrid withPhases(final int newPhases) {
        return new EnergyGrid(first, stepEv, channels, newPhases, shared);
    }

    /** Number of energies: of all channels, and one more. */
    int size() {
        return channels * phases + 1;
    }

    double firstEv() {
        return first * stepEv;
    }

    double spacingEv() {
        return stepEv / phases;
    }
}
