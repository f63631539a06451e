package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.numeric.PenalizedSpline;

/**
 * Coordinates of the model: x₁ = asinh(E/w)/asinh(E_max/w) spreads peak and tails evenly over about
 * −1 … 1 and turns a power law into a straight line; x₂ = L − L_ref changes by −t/λ from vacuum to
 * specimen.
 *
 * @param widthEv w, half the width of the zero-loss peak in eV
 * @param minEv smallest energy of the training data in eV
 * @param maxEv E_max in eV
 * @param lnReference L_ref, ln of the zero-loss sum of the group that gives the base curve
 * @param segments of the spline of the base curve
 */
record NetworkInputs(double widthEv, double minEv, double maxEv, double lnReference, int segments) {

    /** So many that the curve itself is right to 10⁻³ of the intensity for any smooth peak. */
    private static final int SEGMENTS = 64;

    NetworkInputs {
        Check.positive(widthEv, "energy scale in eV");
        Check.ascending(minEv, maxEv, "energy range in eV");
        Check.positive(maxEv, "largest energy in eV");
        Check.finite(lnReference, "reference ln of the zero-loss sum");
        Check.atLeast(segments, 2, "segments of the base curve");
    }

    NetworkInputs(
            final double widthEv,
            final double minEv,
            final double maxEv,
            final double lnReference) {
        this(widthEv, minEv, maxEv, lnReference, SEGMENTS);
    }

    double energyInput(final double ev) {
        return asinh(ev / widthEv) / asinh(maxEv / widthEv);
    }

    /** asinh(E_max/w): E = w sinh(x₁ · span). */
    double span() {
        return asinh(maxEv / widthEv);
    }

    double strengthInput(final double lnZlp) {
        return lnZlp - lnReference;
    }

    /** The spline space of base curves. */
    PenalizedSpline spline() {
        return new PenalizedSpline(energyInput(minEv), energyInput(maxEv), segments);
    }

    private static double asinh(final double v) {
        final double a = Math.abs(v);
        return Math.signum(v) * StrictMath.log(a + Math.sqrt(a * a + 1));
    }
}
