package org.zeroloss.eels.zlp;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.signal.Signal;

import java.util.Arrays;

/**
 * The zero-loss sum that a spectrum of an image has in vacuum: of the vacuum spectra, marked or
 * found; else of the thinnest specimen, the strongest twentieth of the spectra.
 */
final class VacuumLevel {

    private static final double STRONGEST = 0.975;

    private VacuumLevel() {}

    static double of(final Signal image, final ImageScan scan) {
        final boolean[] reference =
                ReferenceFinder.find(
                        scan, image.width(), NoiseEstimator.of(image, scan::usableZeroChannel));
        double sum = 0;
        int count = 0;
        final double[] all = new double[scan.rows()];
        int usable = 0;
        for (int r = 0; r < all.length; r++) {
            if (reference[r]) {
                sum += StrictMath.exp(scan.lnZlp(r));
                count++;
            }
            if (scan.usable(r)) {
                all[usable++] = scan.lnZlp(r);
            }
        }
        if (usable == 0) {
            throw new EelsException(
                    "Expected spectra with a zero-loss peak, found none in "
                            + scan.rows()
                            + " rows");
        }
        if (count > 0) {
            return StrictMath.log(sum / count);
        }
        final double[] sorted = Arrays.copyOf(all, usable);
        Arrays.sort(sorted);
        return Quantiles.ofSorted(sorted, STRONGEST);
    }
}
