package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.numeric.Check;

/**
 * A beam of electrons of one energy. With E in keV and the rest energy m = 510.99895 keV: γ = 1 +
 * E/m and λ = 12.398420 keV Å / √(E(E + 2m)) (CODATA 2018).
 *
 * @param energyKev beam energy in keV, 10 to 1000
 */
public record ElectronBeam(double energyKev) {

    private static final double REST_KEV = 510.99895;
    private static final double HC_KEV_A = 12.3984198;

    /** Validates the energy. */
    public ElectronBeam {
        Check.range(energyKev, 10, 1000, "beam energy in keV");
    }

    /**
     * @return relativistic factor γ
     */
    public double gamma() {
        return 1 + energyKev / REST_KEV;
    }

    /**
     * @return speed as a fraction of that of light
     */
    public double beta() {
        return Math.sqrt(1 - 1 / (gamma() * gamma()));
    }

    /**
     * @return wavelength in Å
     */
    public double wavelengthA() {
        return HC_KEV_A / Math.sqrt(energyKev * (energyKev + 2 * REST_KEV));
    }
}
