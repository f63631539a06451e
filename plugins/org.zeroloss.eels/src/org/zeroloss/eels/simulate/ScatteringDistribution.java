package org.zeroloss.eels.simulate;

/**
 * Single-scattering distribution of the simulated material, per channel, relative to the zero-loss
 * intensity and normalised so that its sum is t/λ (Egerton, Electron Energy-Loss Spectroscopy in
 * the Electron Microscope, 3rd ed., chapter 4).
 *
 * <ul>
 *   <li>onset: a t/λ (E−E_g)^b for E &gt; E_g, averaged over the channel, rolled off far above by
 *       1/(1 + ((E−E_g)/3 eV)⁶): 1.5 % below the power law at 1.5 eV above the gap;
 *   <li>excitons: Gaussians;
 *   <li>plasmon: what is left of t/λ, in a Tauc–Lorentz line (Jellison and Modine, Appl. Phys.
 *       Lett. 69 (1996) 371) that is 0 below E_g, so nothing leaks into the gap.
 * </ul>
 */
final class ScatteringDistribution {

    private static final double ROLL_OFF_EV = 3;

    private final SimulatedMaterial m_material;
    private final double m_step;

    /**
     * @param material the material
     * @param step channel width in eV
     */
    ScatteringDistribution(final SimulatedMaterial material, final double step) {
        m_material = material;
        m_step = step;
    }

    /**
     * @param truth a pixel of the specimen
     * @param tailAtCrossing zero-loss intensity, as a share of its sum, of a channel at E_g +
     *     crossing
     * @param s receives the distribution; value i belongs to an energy loss of i steps
     */
    void fill(final SpecimenTruth truth, final double tailAtCrossing, final double[] s) {
        final double t = truth.thickness();
        final double b = truth.exponent();
        final double gap = truth.gapEv();
        final double a =
                tailAtCrossing
                        / m_material.referenceThickness()
                        / StrictMath.pow(m_material.crossingEv(), b);
        double lineSum = 0;
        double plasmonSum = 0;
        final double[] plasmon = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            final double e = i * m_step;
            s[i] = t * (a * onset(e - gap, b) + lines(e));
            lineSum += s[i];
            plasmon[i] = plasmon(e, gap);
            plasmonSum += plasmon[i];
        }
        final double left = Math.max(0, t - lineSum) / plasmonSum;
        for (int i = 0; i < s.length; i++) {
            s[i] += left * plasmon[i];
        }
    }

    /** Mean of u^b over the channel, rolled off. */
    private double onset(final double u, final double b) {
        final double high = u + m_step / 2;
        if (high <= 0) {
            return 0;
        }
        final double low = Math.max(0, u - m_step / 2);
        final double mean =
                (StrictMath.pow(high, b + 1) - StrictMath.pow(low, b + 1)) / ((b + 1) * m_step);
        final double q = StrictMath.pow(Math.max(0, u) / ROLL_OFF_EV, 6);
        return mean / (1 + q);
    }

    private double lines(final double e) {
        double sum = 0;
        for (final Exciton x : m_material.excitons()) {
            final double sigma = x.fwhmEv() / 2.3548200450309493;
            final double d = (e - x.energyEv()) / sigma;
            if (Math.abs(d) < 6) {
                sum +=
                        x.strength()
                                * m_step
                                / (sigma * Math.sqrt(2 * Math.PI))
                                * StrictMath.exp(-0.5 * d * d);
            }
        }
        return sum;
    }

    private double plasmon(final double e, final double gap) {
        if (e <= gap) {
            return 0;
        }
        final double p = m_material.plasmonEv();
        final double c = m_material.plasmonWidthEv();
        final double d = e * e - p * p;
        return (e - gap) * (e - gap) / (e * (d * d + c * c * e * e));
    }
}
