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
 */
record NetworkInputs(double widthEv, double minEv, double maxEv, double lnReference) {

    private static final int SEGMENTS = 28;

    NetworkInputs {
        Check.positive(widthEv, "energy scale in eV");
        Check.ascending(minEv, maxEv, "energy range in eV");
        Check.positive(maxEv, "largest energy in eV");
        Check.finite(lnReference, "reference ln of the zero-loss sum");
    }

    double energyInput(final double ev) {
        return asinh(ev / widthEv) / asinh(maxEv / widthEv);
    }

    double strengthInput(final double lnZlp) {
        return lnZlp - lnReference;
    }

    /** The spline space of base curves. */
    PenalizedSpline spline() {
        return new PenalizedSpline(energyInput(minEv), energyInput(maxEv), SEGMENTS);
    }

    private static double asinh(final double v) {
        final double a = Math.abs(v);
        return Math.signum(v) * StrictMath.log(a + Math.sqrt(a * a + 1));
    }
}
