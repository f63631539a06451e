package org.zeroloss.eels.background;

/**
 * Pearson VII, A·(1 + (2^{1/m} − 1)((E − E₀)/w)²)^{−m}: w is the half-width at half maximum, m = 1
 * a Lorentzian, large m a Gaussian; far out a power law E^{−2m} (Hall et al., J. Appl. Cryst. 10
 * (1977) 66). Parameters: ln A, E₀, then ln w and ln m, of each side if split.
 *
 * @param split whether each side has its own w and m
 */
record PearsonFormula(boolean split) implements Formula {

    private static final double LEAST_LN_M = StrictMath.log(0.51);
    private static final double MOST_LN_M = StrictMath.log(100);
    private static final double LN2 = StrictMath.log(2);

    @Override
    public int size() {
        return split ? 6 : 4;
    }

    @Override
    public Curve at(final double[] theta) {
        final double centre = theta[1];
        final Side left = Side.of(theta, 2);
        final Side right = split ? Side.of(theta, 4) : left;
        final int size = size();
        return (energyEv, gradient) -> {
            final double x = energyEv - centre;
            final Side side = x > 0 ? right : left;
            final double u = x / side.w();
            final double q = 1 + side.c() * u * u;
            final double lnQ = StrictMath.log(q);
            final double value = StrictMath.exp(side.lnHeight() - side.m() * lnQ);
            for (int k = 2; k < size; k++) {
                gradient[k] = 0;
            }
            final double slope = 2 * side.m() * side.c() * u / q;
            gradient[0] = value;
            gradient[1] = value * slope / side.w();
            gradient[side.first()] = value * slope * u;
            gradient[side.first() + 1] =
                    value * (u * u * (side.c() + 1) * LN2 / q - side.m() * lnQ);
            return value;
        };
    }

    /** One side of the peak: where its parameters are, ln A, w, m and c = 2^{1/m} − 1. */
    private record Side(int first, double lnHeight, double w, double m, double c) {
        static Side of(final double[] theta, final int first) {
            final double m = StrictMath.exp(theta[first + 1]);
            return new Side(
                    first, theta[0], StrictMath.exp(theta[first]), m, StrictMath.exp(LN2 / m) - 1);
        }
    }

    @Override
    public void restrict(final double[] theta) {
        for (int k = 2; k < size(); k += 2) {
            theta[k] = Math.max(-12, Math.min(12, theta[k]));
            theta[k + 1] = Math.max(LEAST_LN_M, Math.min(MOST_LN_M, theta[k + 1]));
        }
    }

    @Override
    public double[] start(final double fwhmEv, final double fromEv, final double toEv) {
        final double lnW = StrictMath.log(fwhmEv / 2);
        final double lnM = StrictMath.log(1.5);
        return split ? new double[] {0, 0, lnW, lnM, lnW, lnM} : new double[] {0, 0, lnW, lnM};
    }
}
