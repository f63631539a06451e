package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.eels.numeric.Check;

/**
 * A prior over functions of ln beam energy e and ln exposure time t, written as a weighted sum of
 * features with independent standard normal weights:
 *
 * <p>f = a + Σ_j w_j φ_j(e/ℓ_e) + Σ_j v_j φ_j(t/ℓ_t) + √γ Σ_jl u_jl φ_j(e/ℓ_e) φ_l(t/ℓ_t), φ_j(x) =
 * x^j/√(j!).
 *
 * <p>Its kernel is that of exp(e e′/ℓ_e²), whose functions are those of the squared exponential
 * kernel (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, ch. 4) without its
 * damping far from the centre: analytic, the j-th derivative at the centre of standard deviation
 * √(j!)/ℓ^j, and not drawn back to the mean where there are no data. It holds the powers E₀^κ and
 * t^κ of |κ| up to about 1/ℓ of which widths and tails of the zero-loss peak are made up (source
 * spread, high-tension ripple and lens instability ∝ E₀, drift ∝ √t … t). The variance of a
 * forecast grows with the distance from the data, and its power is the order that the data do not
 * fix.
 */
final class ConditionFeatures {

    /** γ: the two conditions act nearly independently. */
    private static final double INTERACTION = 0.3;

    private static final int ORDER = 16;
    private static final int JOINT_ORDER = 6;
    private static final int JOINT = JOINT_ORDER * (JOINT_ORDER - 1) / 2;

    /** Number of features without the constant. */
    static final int COUNT = 2 * ORDER + JOINT;

    private final double m_energyCentre;
    private final double m_exposureCentre;
    private final double m_energyLength;
    private final double m_exposureLength;

    ConditionFeatures(
            final double energyCentre,
            final double exposureCentre,
            final double energyLength,
            final double exposureLength) {
        Check.finite(energyCentre, "centre of ln beam energy");
        Check.finite(exposureCentre, "centre of ln exposure time");
        Check.positive(energyLength, "length ℓ of ln beam energy");
        Check.positive(exposureLength, "length ℓ of ln exposure time");
        m_energyCentre = energyCentre;
        m_exposureCentre = exposureCentre;
        m_energyLength = energyLength;
        m_exposureLength = exposureLength;
    }

    /** The features at some conditions, without the constant. */
    double[] at(final Conditions c) {
        final double[] e = powers((c.lnEnergy() - m_energyCentre) / m_energyLength);
        final double[] t = powers((c.lnExposure() - m_exposureCentre) / m_exposureLength);
        final double[] all = new double[COUNT];
        System.arraycopy(e, 0, all, 0, ORDER);
        System.arraycopy(t, 0, all, ORDER, ORDER);
        int at = 2 * ORDER;
        for (int sum = 2; sum <= JOINT_ORDER; sum++) {
            for (int j = 1; j < sum; j++) {
                all[at++] = Math.sqrt(INTERACTION) * e[j - 1] * t[sum - j - 1];
            }
        }
        return all;
    }

    /** φ_1 … φ_ORDER. */
    private static double[] powers(final double x) {
        final double[] p = new double[ORDER];
        double v = 1;
        for (int j = 1; j <= ORDER; j++) {
            v *= x / Math.sqrt(j);
            p[j - 1] = v;
        }
        return p;
    }
}
