package org.zeroloss.base;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by the polar method (Marsaglia and Bray, SIAM Review 6 (1964) 260–264).
 *
 * <p>{@link SplittableRandom#nextGaussian()} draws other numbers in JDK 19 and later than in 17 for
 * the same seed, since its tail was rewritten; a shared workflow must give the same result in each.
 * The second number of each pair is dropped, so that a draw has no memory.
 */
public final class Gaussian {

    private Gaussian() {}

    /**
     * @param random stream to draw from
     * @return a number from N(0, 1)
     */
    public static double next(final SplittableRandom random) {
        while (true) {
            final double u = 2 * random.nextDouble() - 1;
            final double v = 2 * random.nextDouble() - 1;
            final double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
