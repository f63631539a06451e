package org.zeroloss.eels.simulate;

/**
 * How the simulated zero-loss peak depends on beam energy and exposure time, relative to that of
 * {@link ZeroLossTail} at 200 keV and 0.05 s.
 */
public interface ConditionLaw {

    /**
     * Two stated power laws (they are phenomenological): all energies stretch with (E₀/200
     * keV)^0.25 · (τ/0.05 s)^0.05 and the tails gain a factor (E₀/200 keV)^0.5 · (τ/0.05 s)^0.1.
     */
    ConditionLaw POWER_LAWS =
            new ConditionLaw() {
                @Override
                public double stretch(final double beamEnergyKev, final double exposureS) {
                    final double e = beamEnergyKev / ZeroLossShape.REFERENCE_KEV;
                    final double t = exposureS / ZeroLossShape.REFERENCE_EXPOSURE_S;
                    return StrictMath.pow(e, 0.25) * StrictMath.pow(t, 0.05);
                }

                @Override
                public double lnTail(final double beamEnergyKev, final double exposureS) {
                    final double e = beamEnergyKev / ZeroLossShape.REFERENCE_KEV;
                    final double t = exposureS / ZeroLossShape.REFERENCE_EXPOSURE_S;
                    return 0.5 * StrictMath.log(e) + 0.1 * StrictMath.log(t);
                }

                @Override
                public double tailExponent(final double beamEnergyKev, final double exposureS) {
                    return 0;
                }

                @Override
                public String toString() {
                    return "power laws";
                }
            };

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     * @return what all energies are multiplied with
     */
    double stretch(double beamEnergyKev, double exposureS);

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     * @return ln of the factor of the tails
     */
    double lnTail(double beamEnergyKev, double exposureS);

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     * @return what is added to the exponent of the tails beyond 1 eV
     */
    double tailExponent(double beamEnergyKev, double exposureS);
}
