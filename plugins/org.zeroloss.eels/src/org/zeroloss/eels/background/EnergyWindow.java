package org.zeroloss.eels.background;

import org.zeroloss.eels.numeric.Check;

/**
 * A range of energy losses in which models are scored.
 *
 * @param fromEv its start in eV
 * @param toEv its end in eV, not included
 */
public record EnergyWindow(double fromEv, double toEv) {

    /** Validates the order. */
    public EnergyWindow {
        Check.ascending(fromEv, toEv, "start and end of a scored window in eV");
    }

    boolean contains(final double energyEv) {
        return energyEv >= fromEv && energyEv < toEv;
    }
}
