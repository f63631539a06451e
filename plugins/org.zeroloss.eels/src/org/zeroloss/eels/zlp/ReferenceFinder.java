package org.zeroloss.eels.zlp;

import org.zeroloss.eels.SpectrumNoise;

import java.util.Arrays;

/**
 * Finds the spectra that show the zero-loss peak alone. Where the image marks vacuum, those.
 * Otherwise the pixels whose share of intensity beyond 4 eV lies at the image's floor within the
 * noise, if that floor is low enough to be vacuum: this share tells a specimen of t/λ = 10⁻³ from a
 * hole, which the zero-loss sum cannot.
 */
final class ReferenceFinder {

    private static final double VACUUM_SHARE = 0.01;
    private static final double SIGMAS = 3;
    private static final int LEAST = 8;

    private ReferenceFinder() {}

    /**
     * @param scan the image
     * @param channels channels of a spectrum
     * @param noise noise of a spectrum
     * @return for each row whether it belongs to the reference; all false if there is none
     */
    static boolean[] find(final ImageScan scan, final int channels, final SpectrumNoise noise) {
        final int n = scan.rows();
        final boolean[] reference = new boolean[n];
        boolean marked = false;
        for (int r = 0; r < n; r++) {
            reference[r] = scan.vacuum(r) && scan.usable(r);
            marked |= reference[r];
        }
        if (marked || n < 4 * LEAST) {
            return reference;
        }
        final double[] share = new double[n];
        int count = 0;
        double total = 0;
        for (int r = 0; r < n; r++) {
            if (scan.usable(r) && bulkChannels(scan, r, channels) >= channels / 4) {
                share[count++] = scan.bulkShare(r);
                total += scan.total(r);
            }
        }
        if (count < 4 * LEAST) {
            return reference;
        }
        total /= count;
        Arrays.sort(share, 0, count);
        final int lowest = Math.max(LEAST, count / 50);
        double floor = share[lowest / 2];
        double sigma = sigma(floor, total, channels, noise);
        int selected = 0;
        for (int pass = 0; pass < 10; pass++) {
            double sum = 0;
            selected = 0;
            while (selected < count && share[selected] <= floor + SIGMAS * sigma) {
                sum += share[selected++];
            }
            if (selected == 0) {
                return reference;
            }
            floor = sum / selected;
            sigma = sigma(floor, total, channels, noise);
        }
        if (floor > VACUUM_SHARE || selected < LEAST) {
            return reference;
        }
        for (int r = 0; r < n; r++) {
            reference[r] = scan.usable(r) && scan.bulkShare(r) <= floor + SIGMAS * sigma;
        }
        return reference;
    }

    private static int bulkChannels(final ImageScan scan, final int row, final int channels) {
        return channels
                - (int) Math.round(scan.zeroChannel(row) + ImageScan.BULK_EV / scan.stepEv());
    }

    private static double sigma(
            final double share, final double total, final int channels, final SpectrumNoise noise) {
        final double variance =
                noise.gain() * Math.max(0, share) * total + channels * noise.readoutVariance();
        return Math.sqrt(variance * noise.variancePerSum()) / total;
    }
}
