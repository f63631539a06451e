package org.zeroloss.eels.background;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Check;

/**
 * The mean vacuum spectrum relative to its zero-loss sum, on a grid of channels with 0 eV on it.
 *
 * @param first channel of the first value, relative to 0 eV
 * @param stepEv channel width in eV
 * @param mean mean of I/N_zlp at each channel
 * @param sigma standard deviation of that mean
 * @param spectra number of vacuum spectra
 */
record VacuumShape(int first, double stepEv, double[] mean, double[] sigma, long spectra) {

    VacuumShape {
        Check.positive(stepEv, "channel width in eV");
        Check.atLeast(spectra, 1, "number of vacuum spectra");
        if (mean.length < 4 || mean.length != sigma.length) {
            throw new EelsException(
                    "Expected a vacuum spectrum of at least 4 channels with as many errors, found "
                            + mean.length
                            + " and "
                            + sigma.length);
        }
        for (int i = 0; i < mean.length; i++) {
            Check.finite(mean[i], "vacuum intensity at channel " + i);
            Check.notNegative(sigma[i], "error of the vacuum intensity at channel " + i);
        }
    }

    /**
     * Cubic (Lagrange) interpolation through four channels; beyond the ends the value there.
     *
     * @param energyEv energy loss in eV
     * @param out receives mean, its standard deviation, and the slope of the mean per eV
     */
    void at(final double energyEv, final double[] out) {
        final double q = energyEv / stepEv - first;
        final int base = Math.max(1, Math.min(mean.length - 3, (int) Math.floor(q)));
        final double f = Math.max(-1, Math.min(2, q - base));
        final double a = -f * (f - 1) * (f - 2) / 6;
        final double b = (f + 1) * (f - 1) * (f - 2) / 2;
        final double c = -(f + 1) * f * (f - 2) / 2;
        final double d = (f + 1) * f * (f - 1) / 6;
        out[0] = a * mean[base - 1] + b * mean[base] + c * mean[base + 1] + d * mean[base + 2];
        out[1] = Math.max(sigma[base], sigma[base + 1]);
        out[2] = (mean[base + 1] - mean[base]) / stepEv;
    }
}
