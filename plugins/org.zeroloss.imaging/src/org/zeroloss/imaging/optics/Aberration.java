package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.numeric.Check;

/**
 * One coefficient C_n,m of the wave aberration in the notation of O. L. Krivanek, N. Dellby and A.
 * R. Lupini, Ultramicroscopy 78 (1999) 1: χ(θ, φ) = 2π/λ · Σ C_n,m θ^(n+1) cos(m(φ − φ_n,m))/(n+1).
 *
 * @param order n, 1 (defocus, two-fold astigmatism) to 5
 * @param symmetry m, 0 for round, at most n + 1 with n + 1 − m even
 * @param sizeA coefficient in Å; of either sign
 * @param angleRad φ_n,m in rad; without effect if m = 0
 */
public record Aberration(int order, int symmetry, double sizeA, double angleRad) {

    /** Validates order and symmetry. */
    public Aberration {
        Check.range(order, 1, 5, "order of an aberration");
        Check.range(symmetry, 0, order + 1, "symmetry of an aberration of order " + order);
        Check.range((order + 1 - symmetry) % 2, 0, 0, "order + 1 - symmetry modulo 2");
        Check.finite(sizeA, "aberration coefficient in Å");
        Check.finite(angleRad, "angle of an aberration in rad");
    }

    /**
     * @param sizeA C_1 in Å; negative = underfocus
     * @return defocus
     */
    public static Aberration defocus(final double sizeA) {
        return new Aberration(1, 0, sizeA, 0);
    }

    /**
     * @param sizeA C_1,2 in Å
     * @param angleRad direction in rad
     * @return two-fold astigmatism
     */
    public static Aberration astigmatism(final double sizeA, final double angleRad) {
        return new Aberration(1, 2, sizeA, angleRad);
    }

    /**
     * @param sizeA C_2,1 in Å (three times the B_2 of other notations)
     * @param angleRad direction in rad
     * @return axial coma
     */
    public static Aberration coma(final double sizeA, final double angleRad) {
        return new Aberration(2, 1, sizeA, angleRad);
    }

    /**
     * @param sizeA C_2,3 in Å
     * @param angleRad direction in rad
     * @return three-fold astigmatism
     */
    public static Aberration threefold(final double sizeA, final double angleRad) {
        return new Aberration(2, 3, sizeA, angleRad);
    }

    /**
     * @param sizeA C_3 (Cs) in Å; 1 mm = 10⁷ Å
     * @return spherical aberration
     */
    public static Aberration spherical(final double sizeA) {
        return new Aberration(3, 0, sizeA, 0);
    }

    /**
     * @param theta angle to the axis in rad
     * @param phi azimuth in rad
     * @return path difference in Å
     */
    double path(final double theta, final double phi) {
        double power = theta;
        for (int i = 0; i < order; i++) {
            power *= theta;
        }
        final double round = sizeA * power / (order + 1);
        return symmetry == 0 ? round : round * StrictMath.cos(symmetry * (phi - angleRad));
    }
}
