package org.zeroloss.eels.cluster;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;

import java.util.SplittableRandom;

/** Made-up spectra of a specimen without groups, for timing. */
final class LowLossSpectra {

    static final int WIDTH = 1000;

    private static final int ORDERS = 6;

    private LowLossSpectra() {}

    /**
     * Counts of low-loss spectra: a zero-loss peak and five orders of a plasmon whose energy goes
     * from one material's to another's, over a thickness that varies smoothly and without groups.
     */
    static float[][] of(final int n) {
        final double[] zlp = new double[WIDTH];
        final double[][][] plasmon = new double[2][ORDERS][WIDTH];
        for (int c = 0; c < WIDTH; c++) {
            final double e = 0.05 * (c - 100);
            zlp[c] = 1 / (1 + e * e / 0.0225);
            for (int o = 1; e > 0 && o < ORDERS; o++) {
                plasmon[0][o][c] = peak(e, 15.0 * o, 2.0 * o);
                plasmon[1][o][c] = peak(e, 22.0 * o, 1.5 * o);
            }
        }
        final int side = (int) Math.ceil(Math.sqrt(n));
        final float[][] rows = new float[n][WIDTH];
        Workers.standard()
                .run(
                        n,
                        Progress.NONE,
                        null,
                        i -> {
                            final double x = (double) (i % side) / side;
                            final double y = (double) (i / side) / side;
                            final double t =
                                    Math.max(
                                            0.02,
                                            0.7
                                                    + 0.35
                                                            * StrictMath.sin(5 * x + 1)
                                                            * StrictMath.cos(4 * y + 2)
                                                    + 0.2 * StrictMath.sin(11 * x * y + 3)
                                                    + 0.1 * StrictMath.sin(17 * (x - y)));
                            final double mix =
                                    1 / (1 + StrictMath.exp(-12 * StrictMath.sin(3 * x + 2 * y)));
                            final SplittableRandom random = Seeds.stream(5L, i);
                            final double dose =
                                    2e4 * StrictMath.exp(-t) * (1 + 0.05 * StrictMath.sin(2 * x));
                            for (int c = 0; c < WIDTH; c++) {
                                double mean = zlp[c];
                                double weight = 1;
                                for (int o = 1; o < ORDERS; o++) {
                                    weight *= t / o;
                                    mean +=
                                            weight
                                                    * ((1 - mix) * plasmon[0][o][c]
                                                            + mix * plasmon[1][o][c]);
                                }
                                mean *= dose;
                                final double noise = Math.sqrt(mean + 1) * Gaussian.next(random);
                                rows[(int) i][c] = (float) Math.max(0, Math.rint(mean + noise));
                            }
                        });
        return rows;
    }

    private static double peak(final double e, final double at, final double width) {
        final double x = (e - at) / width;
        return 0.15 / width / (1 + x * x);
    }
}
