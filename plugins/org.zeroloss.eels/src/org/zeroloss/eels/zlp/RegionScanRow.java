package org.zeroloss.eels.zlp;

/**
 * How well the training regions of one pair of factors predict spectra that did not train.
 *
 * @param endFactor factor on the dE1 that were found
 * @param blankFactor factor on the dE2 that was found
 * @param inSample mean squared deviation of the training spectra's means, in units of their error
 * @param outOfSample the same of the spectra left out, over all folds
 * @param outOfSampleError its standard error from the folds
 * @param samples bins of left-out spectra that were scored, over all folds
 * @param chosen whether this pair is the one to take
 */
public record RegionScanRow(
        double endFactor,
        double blankFactor,
        double inSample,
        double outOfSample,
        double outOfSampleError,
        long samples,
        boolean chosen) {}
