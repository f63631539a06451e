package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Gaussian;

import java.util.SplittableRandom;

/**
 * Where each line of a scan really lies: independent jitter along x, and a slow wobble in both
 * directions, an autoregressive series with a memory of {@value #MEMORY} lines. Lines beyond the
 * image have a place too, so that columns at its border are displaced as those inside.
 */
final class LineShifts {

    private static final int MEMORY = 16;

    private final int m_before;
    private final double[] m_x;
    private final double[] m_y;
    private final boolean m_none;

    LineShifts(final Scan scan, final double reachA, final SplittableRandom random) {
        final double least = scan.pixelSizeA() * scan.aspect();
        m_none = scan.jitterA() == 0 && scan.wobbleA() == 0;
        m_before = m_none ? 0 : (int) Math.ceil((reachA + mostA(scan)) / (0.5 * least)) + 1;
        m_x = new double[m_none ? 0 : scan.height() + 2 * m_before];
        m_y = new double[m_x.length];
        final double keep = StrictMath.exp(-1.0 / MEMORY);
        final double fresh = scan.wobbleA() * Math.sqrt(1 - keep * keep);
        double wx = 0;
        double wy = 0;
        for (int j = 0; j < m_x.length; j++) {
            final double step = j == 0 ? scan.wobbleA() : fresh;
            wx = (j == 0 ? 0 : keep * wx) + step * limited(random);
            wy = (j == 0 ? 0 : keep * wy) + step * limited(random);
            m_x[j] = wx + scan.jitterA() * limited(random);
            m_y[j] = wy;
        }
    }

    private static double limited(final SplittableRandom random) {
        return Math.max(-4, Math.min(4, Gaussian.next(random)));
    }

    /** A distance that lines are displaced by only rarely. */
    static double mostA(final Scan scan) {
        return 4 * (scan.jitterA() + scan.wobbleA());
    }

    boolean none() {
        return m_none;
    }

    /** First line that has a place; negative. */
    int first() {
        return -m_before;
    }

    /** One past the last line that has a place. */
    int end(final int height) {
        return height + m_before;
    }

    double x(final int line) {
        return m_none ? 0 : m_x[line + m_before];
    }

    double y(final int line) {
        return m_none ? 0 : m_y[line + m_before];
    }
}
