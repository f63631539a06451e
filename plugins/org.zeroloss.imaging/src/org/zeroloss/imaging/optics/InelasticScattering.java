package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;

/**
 * Inelastic scattering of fast electrons by the electrons of one atom into a ring of angles, with
 * the Wentzel atom of F. Lenz, Z. Naturforsch. 9a (1954) 185: in atomic units
 *
 * <pre>
 *   dσ/dΩ = 4γ² Z/q⁴ · (1 − 1/(1 + q²/q₀²)²),     q₀ = Z^(1/3)
 * </pre>
 *
 * <p>Beyond q₀ it is Rutherford's formula for Z single electrons: the ratio to the elastic part is
 * 1/Z, 17 % for carbon and little for heavy atoms, which is why the exponent of Z measured with
 * light atoms (1.64, Krivanek et al. 2010) is well below 2. The angle of an energy loss without
 * deflection (0.1 mrad) is neglected, so that the formula holds from some mrad on. An electron that
 * lost energy counts in the detector like any other.
 */
public final class InelasticScattering {

    private final double m_gamma;
    private final double m_k;

    /**
     * @param beam the beam
     */
    public InelasticScattering(final ElectronBeam beam) {
        m_gamma = beam.gamma();
        m_k = 2 * Math.PI * ElasticScattering.BOHR_A / beam.wavelengthA();
    }

    /**
     * @param element the atom
     * @param innerMrad smallest angle in mrad, at least 1
     * @param outerMrad largest angle in mrad, at most 500
     * @return cross section in Å²
     */
    public double crossSectionA2(
            final Element element, final double innerMrad, final double outerMrad) {
        Check.range(innerMrad, 1, 500, "inner angle in mrad");
        Check.range(outerMrad, innerMrad, 500, "outer angle in mrad");
        final double b = StrictMath.pow(element.number(), 2.0 / 3);
        final double integral = integral(square(outerMrad), b) - integral(square(innerMrad), b);
        return 4
                * Math.PI
                * m_gamma
                * m_gamma
                * element.number()
                / (m_k * m_k)
                * integral
                * ElasticScattering.BOHR_A
                * ElasticScattering.BOHR_A;
    }

    private double square(final double mrad) {
        final double q = 2 * m_k * StrictMath.sin(mrad / 2000);
        return q * q;
    }

    /** Antiderivative of (1 − 1/(1 + s/b)²)/s². */
    private static double integral(final double s, final double b) {
        return 1 / (s + b) + 2 / b * StrictMath.log(s / (s + b));
    }
}
