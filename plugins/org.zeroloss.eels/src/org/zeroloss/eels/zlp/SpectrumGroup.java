package org.zeroloss.eels.zlp;

/**
 * The spectra of one cluster, or of the vacuum reference, in bins and relative to their zero-loss
 * sums. The mean is Σ I / Σ N_zlp (each spectrum counts by its strength), its logarithm that of the
 * mean and not the mean of logarithms, so that low counts do not bias it.
 *
 * @param name what the user calls it
 * @param label the cluster, −1 for the reference
 * @param size number of spectra
 * @param lnZlp ln of the mean zero-loss sum
 * @param mean mean of I/N_zlp in each bin
 * @param variance variance of that mean
 * @param spectrumVariance variance of I/N_zlp of a single spectrum
 * @param draws per replica: what its draw adds to the mean
 */
record SpectrumGroup(
        String name,
        int label,
        long size,
        double lnZlp,
        double[] mean,
        double[] variance,
        double[] spectrumVariance,
        double[][] draws) {

    /**
     * @param bin which bin
     * @return whether its mean stands out of the noise by three standard deviations
     */
    boolean significant(final int bin) {
        return mean[bin] > 3 * Math.sqrt(variance[bin]);
    }
}
