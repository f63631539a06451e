package org.zeroloss.eels.gap;

/**
 * The band gap of one pixel, cluster or mean spectrum. Numbers are NaN where the status is not OK.
 *
 * @param item row of the image, label of the cluster, or 0
 * @param x column of the pixel, −1 for clusters and the mean
 * @param y line of the pixel, −1 for clusters and the mean
 * @param label cluster of the pixel or the cluster itself; −1 if none
 * @param name label of the position on a labelled axis (file name), else ""
 * @param spectra number of spectra in it
 * @param status whether there is a gap
 * @param reason why not, in words; "" where there is one
 * @param gapEv median E_g over the replicas in eV
 * @param gapP16Ev lower end of the 68 % band of E_g in eV
 * @param gapP84Ev upper end of the 68 % band of E_g in eV
 * @param exponent median b
 * @param exponentP16 lower end of the 68 % band of b
 * @param exponentP84 upper end of the 68 % band of b
 * @param amplitude A at the median in counts/eV^b
 * @param chi2 χ² of the fit to the spectrum minus the median zero-loss peak
 * @param degreesOfFreedom channels minus parameters of that fit
 * @param significance improvement over no onset, in standard deviations
 * @param lowerEv lower end of the fit window in eV
 * @param upperEv upper end of the fit window in eV
 * @param cramerRaoFixedEv smallest possible standard deviation of E_g with b known, in eV
 * @param cramerRaoFreeEv the same with b unknown
 * @param chi2Direct χ² with b = ½ in the same window
 * @param chi2Indirect χ² with b = 3/2 in the same window
 * @param failedReplicas replicas whose fit ended at a limit of the search: those at a limit of E_g
 *     are left out of the bands, those at a limit of b are kept with b at that limit
 */
public record GapRow(
        long item,
        int x,
        int y,
        int label,
        String name,
        long spectra,
        GapStatus status,
        String reason,
        double gapEv,
        double gapP16Ev,
        double gapP84Ev,
        double exponent,
        double exponentP16,
        double exponentP84,
        double amplitude,
        double chi2,
        int degreesOfFreedom,
        double significance,
        double lowerEv,
        double upperEv,
        double cramerRaoFixedEv,
        double cramerRaoFreeEv,
        double chi2Direct,
        double chi2Indirect,
        int failedReplicas) {}
