package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.numeric.ClampedSpline;

/**
 * The simulated zero-loss peak: intensity relative to its maximum, which lies at 0 eV.
 *
 * <p>At 200 keV and 0.05 s it has a full width at half maximum of 0.45 eV (0.25 eV of it on the
 * loss side) and the tails of a cold field emitter without monochromator: 1.7·10⁻² at 1 eV,
 * 1.9·10⁻³ at 1.8 eV, 6·10⁻⁴ at 2.5 eV and 10⁻⁴ at 5 eV; on the gain side about 0.4 times that. ln
 * z is a cubic spline in asinh(|E| / 0.2 eV), thus a power law far out.
 *
 * <p>Other conditions follow two stated laws, smooth and monotone (they are phenomenological): all
 * energies stretch with w = (E₀/200 keV)^0.25 · (τ/0.05 s)^0.05 (source and instabilities), and the
 * tails gain a factor f = (E₀/200 keV)^0.5 · (τ/0.05 s)^0.1 that sets in smoothly around the
 * half-width: ln z += ln f / (1 + (0.45 w / |E|)⁴).
 */
public final class ZeroLossShape {

    /** Beam energy of the reference shape in keV. */
    public static final double REFERENCE_KEV = 200;

    /** Exposure time of the reference shape in s. */
    public static final double REFERENCE_EXPOSURE_S = 0.05;

    private static final double KNEE_EV = 0.2;
    private static final double REFERENCE_FWHM_EV = 0.45;
    private static final double[] LOSS_EV = {0, 0.25, 0.5, 0.7, 1.0, 1.4, 1.8, 2.5, 5, 20};
    private static final double[] LOSS = {
        1, 0.5, 0.15, 0.054, 1.7e-2, 5.1e-3, 1.9e-3, 6e-4, 1e-4, 2.2e-6
    };
    private static final double[] GAIN_EV = {0, 0.2, 0.4, 0.55, 0.8, 1.1, 1.5, 2, 3, 20};
    private static final double[] GAIN = {
        1, 0.5, 0.1, 0.036, 1.15e-2, 4.6e-3, 1.75e-3, 7.0e-4, 2.1e-4, 9e-7
    };
    private static final ClampedSpline LOSS_SIDE = spline(LOSS_EV, LOSS);
    private static final ClampedSpline GAIN_SIDE = spline(GAIN_EV, GAIN);

    private final double m_stretch;
    private final double m_lnTail;

    /**
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time in s
     */
    public ZeroLossShape(final double beamEnergyKev, final double exposureS) {
        Check.positive(beamEnergyKev, "beam energy in keV");
        Check.positive(exposureS, "exposure time in s");
        final double e = beamEnergyKev / REFERENCE_KEV;
        final double t = exposureS / REFERENCE_EXPOSURE_S;
        m_stretch = StrictMath.pow(e, 0.25) * StrictMath.pow(t, 0.05);
        m_lnTail = 0.5 * StrictMath.log(e) + 0.1 * StrictMath.log(t);
    }

    private static ClampedSpline spline(final double[] e, final double[] z) {
        final double[] x = new double[e.length];
        final double[] y = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            x[i] = asinh(e[i] / KNEE_EV);
            y[i] = StrictMath.log(z[i]);
        }
        return new ClampedSpline(x, y);
    }

    private static double asinh(final double v) {
        return StrictMath.log(v + Math.sqrt(v * v + 1));
    }

    /**
     * @param energyEv energy loss in eV, negative on the gain side
     * @param broadening relative growth of the width by the specimen, 0 for none
     * @return z(E) relative to the maximum, 0 < z ≤ 1 at the reference conditions
     */
    public double value(final double energyEv, final double broadening) {
        final double e = Math.abs(energyEv) / (m_stretch * (1 + broadening));
        final double ln = (energyEv >= 0 ? LOSS_SIDE : GAIN_SIDE).value(asinh(e / KNEE_EV));
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
