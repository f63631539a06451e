package org.zeroloss.imaging.lattice;

/**
 * The lattice around one column, fitted to it and the columns one lattice vector away: r_j = c + F
 * v_j, least squares, v_j the reference lattice.
 *
 * @param f deformation F, row by row
 * @param variance variances of F's columns (against x and y) for a localisation error of 1
 * @param squares sum of the squared residuals of all coordinates
 * @param freedom degrees of freedom of the residuals
 * @param neighbours columns that were used, −1 where the lattice point is empty; in the order of
 *     the reference's shell
 */
record LocalLattice(double[] f, double[] variance, double squares, int freedom, int[] neighbours) {

    /** Stretch V − 1 with F = V R: xx, yy, xy in the axes of the image. */
    double[] strain() {
        final double xx = f[0] * f[0] + f[1] * f[1];
        final double yy = f[2] * f[2] + f[3] * f[3];
        final double xy = f[0] * f[2] + f[1] * f[3];
        final double s = Math.sqrt(Math.max(0, xx * yy - xy * xy));
        final double t = Math.sqrt(xx + yy + 2 * s);
        return new double[] {(xx + s) / t - 1, (yy + s) / t - 1, xy / t};
    }

    /** Angle of R in rad. */
    double rotation() {
        return StrictMath.atan2(f[2] - f[1], f[0] + f[3]);
    }

    int found() {
        int n = 0;
        for (final int k : neighbours) {
            n += k >= 0 ? 1 : 0;
        }
        return n;
    }
}
