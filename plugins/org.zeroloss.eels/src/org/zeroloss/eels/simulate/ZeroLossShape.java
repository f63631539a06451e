package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.Check;

/**
 * The simulated zero-loss peak: intensity relative to its maximum, which lies at 0 eV.
 *
 * <p>At 200 keV and 0.05 s it is that of its family, {@link ZeroLossTail}, with a full width at
 * half maximum of 0.45 eV (0.25 eV of it on the loss side).
 *
 * <p>Other conditions follow a {@link ConditionLaw}: all energies stretch by w, the tails gain a
 * factor f that sets in smoothly around the half-width and change their exponent by k beyond 1 eV:
 * ln z += ln f / (1 + (0.45 eV/|E/w|)⁴) + k ln(1 + (E/1 eV)²)/2.
 */
public final class ZeroLossShape {

    /** Beam energy of the reference shape in keV. */
    public static final double REFERENCE_KEV = 200;

    /** Exposure time of the reference shape in s. */
    public static final double REFERENCE_EXPOSURE_S = 0.05;

    private static final double REFERENCE_FWHM_EV = 0.45;
    private final ZeroLossTail m_tail;
    private final double m_stretch;
    private final double m_lnTail;
    private final double m_exponent;

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     */
    public ZeroLossShape(final double beamEnergyKev, final double exposureS) {
        this(beamEnergyKev, exposureS, ZeroLossTail.MEASURED);
    }

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     * @param tail family of the peak
     */
    public ZeroLossShape(
            final double beamEnergyKev, final double exposureS, final ZeroLossTail tail) {
        this(beamEnergyKev, exposureS, tail, ConditionLaw.POWER_LAWS);
    }

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     * @param tail family of the peak
     * @param law how it depends on beam energy and exposure
     */
    public ZeroLossShape(
            final double beamEnergyKev,
            final double exposureS,
            final ZeroLossTail tail,
            final ConditionLaw law) {
        Check.positive(beamEnergyKev, "beam energy in keV");
        Check.positive(exposureS, "exposure time in s");
        Check.present(law, "dependence on beam energy and exposure");
        m_stretch = law.stretch(beamEnergyKev, exposureS);
        m_lnTail = law.lnTail(beamEnergyKev, exposureS);
        m_exponent = law.tailExponent(beamEnergyKev, exposureS);
        m_tail = Check.present(tail, "family of the zero-loss peak");
    }

    /**
     * @param energyEv energy loss in eV, negative on the gain side
     * @param broadening relative growth of the width by the specimen, 0 for none
     * @return z(E) relative to the maximum, 0 < z ≤ 1 at the reference conditions
     */
    public double value(final double energyEv, final double broadening) {
        final double at = energyEv / (m_stretch * (1 + broadening));
        final double e = Math.abs(at);
        final double bend =
                m_exponent == 0 ? 0 : m_exponent * 0.5 * StrictMath.log1p(energyEv * energyEv);
        final double ln = m_tail.ln(at) + bend;
        if (m_lnTail == 0 || e == 0) {
            return StrictMath.exp(ln);
        }
        final double q = REFERENCE_FWHM_EV / e;
        return StrictMath.exp(ln + m_lnTail / (1 + q * q * q * q));
    }

    /**
     * @return full width at half maximum in eV without the specimen's broadening and without the
     *     small effect of the tail factor
     */
    public double fwhmEv() {
        return REFERENCE_FWHM_EV * m_stretch;
    }
}
