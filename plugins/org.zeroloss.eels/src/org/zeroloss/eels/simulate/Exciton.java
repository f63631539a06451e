package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.Check;

/**
 * An absorption line of the simulated material: a Gaussian in the single-scattering distribution.
 *
 * @param energyEv centre in eV, above 0
 * @param fwhmEv full width at half maximum in eV, above 0
 * @param strength its share of all single scattering (of t/λ), 0 … 0.5
 */
public record Exciton(double energyEv, double fwhmEv, double strength) {

    /** Validates every component. */
    public Exciton {
        Check.positive(energyEv, "exciton energy in eV");
        Check.positive(fwhmEv, "exciton width (FWHM) in eV");
        Check.range(strength, 0, 0.5, "exciton strength (share of t/λ)");
    }
}
