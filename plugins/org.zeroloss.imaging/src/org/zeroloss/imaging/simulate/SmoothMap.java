package org.zeroloss.imaging.simulate;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A smooth random function of the place in an image: plane waves of random direction and phase. */
final class SmoothMap {

    private static final int WAVES = 5;

    private final double[] m_kx = new double[WAVES];
    private final double[] m_ky = new double[WAVES];
    private final double[] m_phase = new double[WAVES];

    SmoothMap(final SplittableRandom random) {
        for (int i = 0; i < WAVES; i++) {
            final double direction = 2 * Math.PI * random.nextDouble();
            final double k = 2 * Math.PI * (0.5 + 1.5 * random.nextDouble());
            m_kx[i] = k * StrictMath.cos(direction);
            m_ky[i] = k * StrictMath.sin(direction);
            m_phase[i] = 2 * Math.PI * random.nextDouble();
        }
    }

    /**
     * Fills a line of the map.
     *
     * @param v place across the lines, 0 … 1
     * @param line receives values of mean about 0 between −1 and 1, for places 0 … 1 along it
     */
    void fill(final double v, final double[] line) {
        Arrays.fill(line, 0);
        for (int w = 0; w < WAVES; w++) {
            // cos(a + i·b) by turning a unit vector step by step
            final double step = m_kx[w] / line.length;
            final double start = m_phase[w] + m_ky[w] * v + step / 2;
            final double cs = StrictMath.cos(step);
            final double sn = StrictMath.sin(step);
            double c = StrictMath.cos(start);
            double s = StrictMath.sin(start);
            for (int i = 0; i < line.length; i++) {
                line[i] += c / WAVES;
                final double next = c * cs - s * sn;
                s = s * cs + c * sn;
                c = next;
            }
        }
    }
}
