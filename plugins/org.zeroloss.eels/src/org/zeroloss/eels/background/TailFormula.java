package org.zeroloss.eels.background;

import java.util.Arrays;

/**
 * ln I = Σ θ_k u^k with u = ln(E/E_c): a power law for degree 1 (θ₁ = −r), its slope and curvature
 * free for higher degrees. E_c in the middle of the window makes the parameters nearly independent.
 * At E ≤ 0 it is 0.
 *
 * @param degree degree of the polynomial, at least 1
 * @param centreEv E_c in eV
 */
record TailFormula(int degree, double centreEv) implements Formula {

    private static final double MOST_LN = 150;

    @Override
    public int size() {
        return degree + 1;
    }

    @Override
    public Curve at(final double[] theta) {
        final double[] own = theta.clone();
        return (energyEv, gradient) -> {
            if (!(energyEv > 0)) {
                Arrays.fill(gradient, 0, size(), 0);
                return 0;
            }
            final double u = StrictMath.log(energyEv / centreEv);
            double ln = own[degree];
            for (int k = degree - 1; k >= 0; k--) {
                ln = ln * u + own[k];
            }
            final double m = StrictMath.exp(Math.min(ln, MOST_LN));
            double power = m;
            for (int k = 0; k <= degree; k++) {
                gradient[k] = power;
                power *= u;
            }
            return m;
        };
    }

    @Override
    public void restrict(final double[] theta) {
        for (int k = 0; k <= degree; k++) {
            theta[k] = Math.max(-MOST_LN, Math.min(MOST_LN, theta[k]));
        }
    }

    @Override
    public double[] start(final double fwhmEv, final double fromEv, final double toEv) {
        final double[] theta = new double[size()];
        theta[0] = -4;
        theta[1] = -4;
        return theta;
    }
}
