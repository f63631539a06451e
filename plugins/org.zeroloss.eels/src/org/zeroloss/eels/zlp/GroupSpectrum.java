package org.zeroloss.eels.zlp;

import org.zeroloss.eels.zlp.conditions.Conditions;

import java.util.Optional;

/**
 * The mean spectrum of a group that the ensemble was trained on, in bins that are one channel wide
 * at the peak and wider in the tails.
 *
 * @param name what the user calls the group
 * @param lnZlp ln of its mean zero-loss sum
 * @param conditions under which its image was taken, where several images were trained on
 * @param lnReference ln of the zero-loss sum of the image's vacuum or thinnest group
 * @param energyEv centre of each bin in eV
 * @param counts mean counts per channel of a spectrum
 * @param error standard deviation of that mean in counts
 */
public record GroupSpectrum(
        String name,
        double lnZlp,
        Optional<Conditions> conditions,
        double lnReference,
        double[] energyEv,
        double[] counts,
        double[] error) {

    /** Copies the arrays. */
    public GroupSpectrum {
        energyEv = energyEv.clone();
        counts = counts.clone();
        error = error.clone();
    }

    static GroupSpectrum of(
            final SpectrumGroup group,
            final double[] energyEv,
            final Optional<Conditions> conditions,
            final double lnReference) {
        final double strength = StrictMath.exp(group.lnZlp());
        final double[] counts = new double[energyEv.length];
        final double[] error = new double[energyEv.length];
        for (int b = 0; b < counts.length; b++) {
            counts[b] = strength * group.mean()[b];
            error[b] = strength * Math.sqrt(group.variance()[b]);
        }
        return new GroupSpectrum(
                group.name(), group.lnZlp(), conditions, lnReference, energyEv, counts, error);
    }

    GroupSpectrum named(final String newName) {
        return new GroupSpectrum(newName, lnZlp, conditions, lnReference, energyEv, counts, error);
    }

    @Override
    public double[] energyEv() {
        return energyEv.clone();
    }

    @Override
    public double[] counts() {
        return counts.clone();
    }

    @Override
    public double[] error() {
        return error.clone();
    }

    /**
     * @param ensemble the model that was trained on the group
     * @param firstEv first energy in eV
     * @param stepEv step in eV
     * @param size number of energies
     * @return the group's zero-loss peak with its 68 % band
     */
    public PeakBand band(
            final ZlpEnsemble ensemble, final double firstEv, final double stepEv, final int size) {
        final ZlpEnsemble model = conditions.map(c -> ensemble.at(c, lnReference)).orElse(ensemble);
        return PeakBand.of(model, lnZlp, firstEv, stepEv, size);
    }
}
