package org.zeroloss.eels.background;

import java.util.Arrays;

/**
 * Kaiser window, A·I₀(a √(1 − (2(E − E₀)/L)²))/I₀(a) for |E − E₀| &lt; L/2 and 0 beyond (Kaiser and
 * Schafer, IEEE Trans. Acoust. 28 (1980) 105). Parameters: ln A, E₀, ln L, ln a.
 */
record KaiserFormula() implements Formula {

    private static final double MOST_LN_A = StrictMath.log(600);

    @Override
    public int size() {
        return 4;
    }

    @Override
    public Curve at(final double[] theta) {
        final double centre = theta[1];
        final double length = StrictMath.exp(theta[2]);
        final double a = StrictMath.exp(theta[3]);
        final double height = StrictMath.exp(theta[0]) / Bessel.scaledI0(a);
        final double ratio = a * a * Bessel.scaledI1OverZ(a) / Bessel.scaledI0(a);
        return (energyEv, gradient) -> {
            final double t = 2 * (energyEv - centre) / length;
            final double s2 = 1 - t * t;
            if (s2 <= 0) {
                Arrays.fill(gradient, 0, 4, 0);
                return 0;
            }
            final double z = a * Math.sqrt(s2);
            final double scale = height * StrictMath.exp(z - a);
            final double value = scale * Bessel.scaledI0(z);
            final double overZ = scale * a * a * Bessel.scaledI1OverZ(z);
            gradient[0] = value;
            gradient[1] = overZ * t * 2 / length;
            gradient[2] = overZ * t * t;
            gradient[3] = overZ * s2 - value * ratio;
            return value;
        };
    }

    @Override
    public void restrict(final double[] theta) {
        theta[2] = Math.max(-12, Math.min(12, theta[2]));
        theta[3] = Math.max(0, Math.min(MOST_LN_A, theta[3]));
    }

    @Override
    public double[] start(final double fwhmEv, final double fromEv, final double toEv) {
        final double length = 2.2 * Math.max(-fromEv, toEv);
        final double ratio = 1.1774 * length / fwhmEv;
        final double a = Math.max(2, Math.min(500, ratio * ratio));
        return new double[] {0, 0, StrictMath.log(length), StrictMath.log(a)};
    }
}
