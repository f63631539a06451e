package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.ClampedSpline;

/**
 * The family of the simulated zero-loss peak, at 200 keV and 0.05 s: ln z(E) with its maximum 0 at
 * 0 eV. All have a full width at half maximum of 0.45 eV and tails of comparable strength at 1 … 5
 * eV, but fall by different laws and differ between loss and gain side.
 */
public enum ZeroLossTail {
    /**
     * A cubic spline of ln z in asinh(|E| / 0.2 eV) through the vacuum peak of a cold field emitter
     * without monochromator: 1.7·10⁻² at 1 eV, 1.9·10⁻³ at 1.8 eV, 6·10⁻⁴ at 2.5 eV and 10⁻⁴ at 5
     * eV; on the gain side about 0.4 times that. Far out a power law of exponent −2.8.
     */
    MEASURED {
        @Override
        double ln(final double ev) {
            final double a = Math.abs(ev) / KNEE_EV;
            final double x = StrictMath.log(a + Math.sqrt(a * a + 1));
            return (ev >= 0 ? LOSS_SIDE : GAIN_SIDE).value(x);
        }
    },
    /**
     * A split Pearson VII line (Hall et al., J. Appl. Cryst. 10 (1977) 66), z = (1 + (2^(1/m) −
     * 1)(E/h)²)^(−m) with half-widths h of 0.25 eV (loss) and 0.2 eV (gain) and m = 1.75 and 2.1:
     * power laws of exponent −3.5 and −4.2, twice as strong as {@link #MEASURED} at 2 eV and weaker
     * from 5 eV on.
     */
    PEARSON_VII {
        @Override
        double ln(final double ev) {
            final double m = ev >= 0 ? 1.75 : 2.1;
            final double q = ev / (ev >= 0 ? 0.25 : 0.2);
            return -m * StrictMath.log(1 + (StrictMath.pow(2, 1 / m) - 1) * q * q);
        }
    },
    /**
     * The energy distribution of field emission (Young, Phys. Rev. 113 (1959) 110), exp(−E/d) / (1
     * + exp(−E/p)) with d = 0.21 eV and p = 0.082 eV (instabilities included), thus exponential on
     * both sides and skewed, on a stretched exponential pedestal of 2 %, exp(1 − √(1 + u/c)), u =
     * √(E² + s²) − s, s = 0.3 eV, c = 0.12 eV (loss) and 0.08 eV (gain), as of light spread in a
     * scintillator. Where the two cross, between 1 and 2 eV, the slope of ln z changes by a factor
     * of three; no power law anywhere.
     */
    FIELD_EMISSION {
        @Override
        double ln(final double ev) {
            final double root = Math.sqrt(ev * ev + SMOOTH_EV * SMOOTH_EV) - SMOOTH_EV;
            final double pedestal =
                    StrictMath.exp(1 - Math.sqrt(1 + root / (ev >= 0 ? 0.12 : 0.08)));
            final double core = StrictMath.exp(lnEmission(ev + TOP_EV) - lnEmission(TOP_EV));
            return StrictMath.log((core + PEDESTAL * pedestal) / (1 + PEDESTAL));
        }
    };

    private static final double KNEE_EV = 0.2;
    private static final double[] LOSS_EV = {0, 0.25, 0.5, 0.7, 1.0, 1.4, 1.8, 2.5, 5, 20};
    private static final double[] LOSS = {
        1, 0.5, 0.15, 0.054, 1.7e-2, 5.1e-3, 1.9e-3, 6e-4, 1e-4, 2.2e-6
    };
    private static final double[] GAIN_EV = {0, 0.2, 0.4, 0.55, 0.8, 1.1, 1.5, 2, 3, 20};
    private static final double[] GAIN = {
        1, 0.5, 0.1, 0.036, 1.15e-2, 4.6e-3, 1.75e-3, 7.0e-4, 2.1e-4, 9e-7
    };
    private static final ClampedSpline LOSS_SIDE = spline(LOSS_EV, LOSS);
    private static final ClampedSpline GAIN_SIDE = spline(GAIN_EV, GAIN);

    private static final double D_EV = 0.21;
    private static final double P_EV = 0.082;
    private static final double PEDESTAL = 0.02;
    private static final double SMOOTH_EV = 0.3;

    /** Where the emission peaks: e^(−E/p) = p/(d − p). */
    private static final double TOP_EV = -P_EV * StrictMath.log(P_EV / (D_EV - P_EV));

    /**
     * @param ev energy loss in eV, negative on the gain side
     * @return ln z relative to the maximum
     */
    abstract double ln(double ev);

    /** ln of exp(−E/d)/(1 + exp(−E/p)), without overflow on the gain side. */
    private static double lnEmission(final double ev) {
        final double q = ev / P_EV;
        final double fermi =
                q >= 0
                        ? -StrictMath.log1p(StrictMath.exp(-q))
                        : q - StrictMath.log1p(StrictMath.exp(q));
        return -ev / D_EV + fermi;
    }

    private static ClampedSpline spline(final double[] e, final double[] z) {
        final double[] x = new double[e.length];
        final double[] y = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            final double a = e[i] / KNEE_EV;
            x[i] = StrictMath.log(a + Math.sqrt(a * a + 1));
            y[i] = StrictMath.log(z[i]);
        }
        return new ClampedSpline(x, y);
    }
}
