package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;

/**
 * Elastic scattering of fast electrons by one atom into a ring of angles, in the first Born
 * approximation with the screening of {@link Element}. In atomic units
 *
 * <pre>
 *   f(q)  = 2 γ Z Σ A_i / (α_i² + q²),     q = 2k sin(θ/2)
 *   σ     = 2π/k² ∫ |f(q)|² q dq           (q dq = k² sin θ dθ)
 * </pre>
 *
 * <p>whose integral has a closed form. For large q this is Rutherford's 4γ²Z²/q⁴.
 *
 * <p>Left out: the higher Born terms and the spin (Mott), which change the cross section of heavy
 * atoms by some ten per cent. Thermal diffuse scattering is not: one atom scatters the same whether
 * it vibrates or not.
 */
public final class ElasticScattering {

    /** Bohr radius in Å (CODATA 2018). */
    static final double BOHR_A = 0.529177210903;

    private final double m_gamma;
    private final double m_k;

    /**
     * @param beam the beam
     */
    public ElasticScattering(final ElectronBeam beam) {
        m_gamma = beam.gamma();
        m_k = 2 * Math.PI * BOHR_A / beam.wavelengthA();
    }

    /**
     * @param element the atom
     * @param innerMrad smallest angle in mrad, at least 0
     * @param outerMrad largest angle in mrad, at most π rad
     * @return cross section in Å²
     */
    public double crossSectionA2(
            final Element element, final double innerMrad, final double outerMrad) {
        Check.range(innerMrad, 0, 1000 * Math.PI, "inner angle in mrad");
        Check.range(outerMrad, innerMrad, 1000 * Math.PI, "outer angle in mrad");
        final double from = transfer(innerMrad);
        final double to = transfer(outerMrad);
        final double z = 2 * m_gamma * element.number();
        final double integral = integral(element, to * to) - integral(element, from * from);
        return 2 * Math.PI * z * z / (m_k * m_k) * integral * BOHR_A * BOHR_A;
    }

    /** q in inverse Bohr radii. */
    private double transfer(final double mrad) {
        return 2 * m_k * StrictMath.sin(mrad / 2000);
    }

    /** Antiderivative of (Σ A_i/(α_i²+s))² ds/2 at s = q². */
    private static double integral(final Element element, final double s) {
        final double[] a = element.weights();
        final double[] alpha = element.exponents();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] == 0) {
                continue;
            }
            final double ai2 = alpha[i] * alpha[i];
            sum -= a[i] * a[i] / (2 * (ai2 + s));
            for (int j = 0; j < i; j++) {
                if (a[j] != 0) {
                    final double aj2 = alpha[j] * alpha[j];
                    sum += a[i] * a[j] * StrictMath.log((ai2 + s) / (aj2 + s)) / (aj2 - ai2);
                }
            }
        }
        return sum;
    }
}
