package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.List;

/**
 * Two vectors that repeat a planar lattice, the shortest ones possible.
 *
 * @param ax first vector along x
 * @param ay first vector along y
 * @param bx second vector along x
 * @param by second vector along y
 */
public record LatticeVectors(double ax, double ay, double bx, double by) {

    /** Validates that the vectors span an area. */
    public LatticeVectors {
        Check.positive(Math.abs(ax * by - ay * bx), "area between the lattice vectors");
    }

    /**
     * @return length of the first vector
     */
    public double a() {
        return StrictMath.hypot(ax, ay);
    }

    /**
     * @return length of the second vector
     */
    public double b() {
        return StrictMath.hypot(bx, by);
    }

    /**
     * @return angle between the vectors in degrees, 0 to 180
     */
    public double angleDeg() {
        final double cos = (ax * bx + ay * by) / (a() * b());
        return StrictMath.toDegrees(StrictMath.acos(Math.max(-1, Math.min(1, cos))));
    }

    /**
     * @param f a deformation, row by row
     * @return the deformed vectors
     */
    LatticeVectors deformed(final double[] f) {
        return new LatticeVectors(
                f[0] * ax + f[1] * ay,
                f[2] * ax + f[3] * ay,
                f[0] * bx + f[1] * by,
                f[2] * bx + f[3] * by);
    }

    /**
     * @return the lattice points around the origin: all not much longer than the longer vector
     */
    List<double[]> shell() {
        final double most = 1.2 * Math.max(a(), b());
        final List<double[]> shell = new ArrayList<>();
        for (int j = -1; j <= 1; j++) {
            for (int i = -1; i <= 1; i++) {
                final double x = i * ax + j * bx;
                final double y = i * ay + j * by;
                if ((i != 0 || j != 0) && StrictMath.hypot(x, y) <= most) {
                    shell.add(new double[] {x, y});
                }
            }
        }
        return shell;
    }
}
