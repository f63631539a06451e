package org.zeroloss.eels.simulate;

import org.zeroloss.base.Seeds;

import java.util.SplittableRandom;

/**
 * A smooth random function of the position in the image: a sum of plane waves of random direction
 * and phase with wavelengths of about half the image to the whole of it.
 */
final class SmoothField {

    private static final int WAVES = 5;

    private final double[] m_kx = new double[WAVES];
    private final double[] m_ky = new double[WAVES];
    private final double[] m_phase = new double[WAVES];

    /**
     * @param seed seed
     * @param purpose tells fields of the same seed apart
     */
    SmoothField(final long seed, final long purpose) {
        final SplittableRandom random = Seeds.stream(seed, purpose);
        for (int i = 0; i < WAVES; i++) {
            final double direction = 2 * Math.PI * random.nextDouble();
            final double k = 2 * Math.PI * (0.5 + 1.3 * random.nextDouble());
            m_kx[i] = k * StrictMath.cos(direction);
            m_ky[i] = k * StrictMath.sin(direction);
            m_phase[i] = 2 * Math.PI * random.nextDouble();
        }
    }

    /**
     * @param u position along x, 0 … 1
     * @param v position along y, 0 … 1
     * @return value between 0 and 1, about ½ on average
     */
    double value(final double u, final double v) {
        double sum = 0;
        for (int i = 0; i < WAVES; i++) {
            sum += StrictMath.cos(m_kx[i] * u + m_ky[i] * v + m_phase[i]);
        }
        return 1 / (1 + StrictMath.exp(-1.6 * sum / Math.sqrt(WAVES / 2.0)));
    }
}
