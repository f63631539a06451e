package org.zeroloss.eels.peaks;

/**
 * One peak of one spectrum; bands are the 68 % bands over the replicas, NaN for raw spectra.
 *
 * @param item row of the image, label of the cluster, or 0
 * @param x column of the pixel, −1 for clusters and the mean
 * @param y line of the pixel, −1 for clusters and the mean
 * @param name label of the position on a labelled axis (file name), else ""
 * @param source subtracted or raw
 * @param energyEv position in eV
 * @param energyP16Ev lower end of its band
 * @param energyP84Ev upper end of its band
 * @param height counts at the peak, averaged over a quarter of the filter's width on each side
 * @param heightP16 lower end of its band
 * @param heightP84 upper end of its band
 * @param fwhmEv width at half maximum in eV, the filter's own removed; NaN where it cannot be told
 * @param fwhmP16Ev lower end of its band
 * @param fwhmP84Ev upper end of its band
 * @param significance filter response in standard deviations of its noise
 * @param replicaShare share of the replicas that show the peak; 1 for raw spectra
 */
public record PeakRow(
        long item,
        int x,
        int y,
        String name,
        PeakSource source,
        double energyEv,
        double energyP16Ev,
        double energyP84Ev,
        double height,
        double heightP16,
        double heightP84,
        double fwhmEv,
        double fwhmP16Ev,
        double fwhmP84Ev,
        double significance,
        double replicaShare) {}
