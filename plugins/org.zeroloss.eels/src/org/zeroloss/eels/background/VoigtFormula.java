package org.zeroloss.eels.background;

/**
 * Pseudo-Voigt, A·(η G + (1 − η) L): a Gaussian and a Lorentzian of the same full width F at half
 * maximum (Wertheim et al., Rev. Sci. Instrum. 45 (1974) 1369). Parameters: ln A, E₀, logit η, then
 * ln F, of each side if split.
 *
 * @param split whether each side has its own width
 */
record VoigtFormula(boolean split) implements Formula {

    private static final double LN16 = 4 * StrictMath.log(2);
    private static final double MOST_LOGIT = 12;

    @Override
    public int size() {
        return split ? 5 : 4;
    }

    @Override
    public Curve at(final double[] theta) {
        final double centre = theta[1];
        final double left = StrictMath.exp(theta[3]);
        final double right = split ? StrictMath.exp(theta[4]) : left;
        final double eta = 1 / (1 + StrictMath.exp(-theta[2]));
        final double a = StrictMath.exp(theta[0]);
        final int size = size();
        return (energyEv, gradient) -> {
            final double x = energyEv - centre;
            final double f = x > 0 ? right : left;
            final double u = x / f;
            final double g = StrictMath.exp(-LN16 * u * u);
            final double l = 1 / (1 + 4 * u * u);
            final double slope = a * (eta * g * 2 * LN16 * u + (1 - eta) * l * l * 8 * u);
            final double value = a * (eta * g + (1 - eta) * l);
            for (int k = 3; k < size; k++) {
                gradient[k] = 0;
            }
            gradient[0] = value;
            gradient[1] = slope / f;
            gradient[2] = a * (g - l) * eta * (1 - eta);
            gradient[split && x > 0 ? 4 : 3] = slope * u;
            return value;
        };
    }

    @Override
    public void restrict(final double[] theta) {
        theta[2] = Math.max(-MOST_LOGIT, Math.min(MOST_LOGIT, theta[2]));
        for (int k = 3; k < size(); k++) {
            theta[k] = Math.max(-12, Math.min(12, theta[k]));
        }
    }

    @Override
    public double[] start(final double fwhmEv, final double fromEv, final double toEv) {
        final double lnF = StrictMath.log(fwhmEv);
        return split ? new double[] {0, 0, 0, lnF, lnF} : new double[] {0, 0, 0, lnF};
    }
}
