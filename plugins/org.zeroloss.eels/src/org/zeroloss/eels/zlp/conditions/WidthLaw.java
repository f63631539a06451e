package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.eels.numeric.Check;

import java.util.List;

/**
 * The scale of the energy axis as a power of beam energy and exposure time: ln w = a + b ln(E₀/Ē) +
 * c ln(t/t̄). It is a choice of coordinate, fitted to the images' widths but known exactly at all
 * conditions; what the widths do beyond it is left to the shapes.
 *
 * @param lnWidth a, ln of the width in eV at the centre
 * @param lnEnergyCentre ln Ē, Ē in keV
 * @param lnExposureCentre ln t̄, t̄ in s
 * @param energyPower b
 * @param exposurePower c
 */
public record WidthLaw(
        double lnWidth,
        double lnEnergyCentre,
        double lnExposureCentre,
        double energyPower,
        double exposurePower) {

    /** Prior standard deviation of the powers, in standard deviations of a measured ln width. */
    private static final double PRIOR = 30;

    /** No power of a column's parts is larger. */
    private static final double MOST_POWER = 2;

    /** Validates every component. */
    public WidthLaw {
        Check.finite(lnWidth, "ln of the width");
        Check.finite(lnEnergyCentre, "centre of ln beam energy");
        Check.finite(lnExposureCentre, "centre of ln exposure time");
        Check.range(energyPower, -MOST_POWER, MOST_POWER, "power of the beam energy");
        Check.range(exposurePower, -MOST_POWER, MOST_POWER, "power of the exposure time");
    }

    /**
     * @param conditions of each image
     * @param widthsEv of each image's peak, in eV
     * @return the law by least squares, its powers drawn to 0 where the images do not tell
     */
    public static WidthLaw fit(final List<Conditions> conditions, final double[] widthsEv) {
        final int n = widthsEv.length;
        double a = 0;
        double energy = 0;
        double exposure = 0;
        for (int i = 0; i < n; i++) {
            a += StrictMath.log(widthsEv[i]) / n;
            energy += conditions.get(i).lnEnergy() / n;
            exposure += conditions.get(i).lnExposure() / n;
        }
        double ee = 1 / (PRIOR * PRIOR);
        double tt = ee;
        double et = 0;
        double ey = 0;
        double ty = 0;
        for (int i = 0; i < n; i++) {
            final double e = conditions.get(i).lnEnergy() - energy;
            final double t = conditions.get(i).lnExposure() - exposure;
            final double y = StrictMath.log(widthsEv[i]) - a;
            ee += e * e;
            tt += t * t;
            et += e * t;
            ey += e * y;
            ty += t * y;
        }
        final double d = ee * tt - et * et;
        return new WidthLaw(
                a,
                energy,
                exposure,
                limited((tt * ey - et * ty) / d),
                limited((ee * ty - et * ey) / d));
    }

    private static double limited(final double power) {
        return Math.max(-MOST_POWER, Math.min(MOST_POWER, power));
    }

    /**
     * @param conditions where
     * @return the width there in eV
     */
    public double at(final Conditions conditions) {
        return StrictMath.exp(
                lnWidth
                        + energyPower * (conditions.lnEnergy() - lnEnergyCentre)
                        + exposurePower * (conditions.lnExposure() - lnExposureCentre));
    }
}
