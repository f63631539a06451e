package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.List;
import java.util.Optional;

/** Fits the lattice around single columns. */
final class LatticeFit {

    /** A column belongs to a lattice point if it is that near, as a share of the vector. */
    private static final double NEAR = 0.22;

    /** Most change of the deformation from what was expected. */
    private static final double MOST_CHANGE = 0.12;

    /** Most residual of one coordinate (root mean square) as a share of the shorter vector. */
    private static final double MOST_RESIDUAL = 0.07;

    private final double[] m_x;
    private final double[] m_y;
    private final PointGrid m_grid;
    private final List<double[]> m_shell;
    private final double m_mostSquare;

    LatticeFit(
            final double[] x,
            final double[] y,
            final PointGrid grid,
            final LatticeVectors reference) {
        m_x = x;
        m_y = y;
        m_grid = grid;
        m_shell = reference.shell();
        final double most = MOST_RESIDUAL * Math.min(reference.a(), reference.b());
        m_mostSquare = most * most;
    }

    int shellSize() {
        return m_shell.size();
    }

    /**
     * Which column is at each lattice point around one.
     *
     * @param column the column
     * @param f expected deformation
     * @return indices, −1 where there is none
     */
    int[] match(final int column, final double[] f) {
        final int[] found = new int[m_shell.size()];
        for (int k = 0; k < found.length; k++) {
            found[k] = match(column, f, m_shell.get(k));
        }
        return found;
    }

    private int match(final int column, final double[] f, final double[] v) {
        final double vx = f[0] * v[0] + f[1] * v[1];
        final double vy = f[2] * v[0] + f[3] * v[1];
        final int[] near =
                m_grid.neighbours(
                        m_x[column] + vx, m_y[column] + vy, NEAR * Math.sqrt(vx * vx + vy * vy));
        return near.length > 0 && near[0] != column ? near[0] : -1;
    }

    /**
     * @param column the column
     * @param f expected deformation
     * @return whether every lattice point around it is occupied: told faster than a fit
     */
    boolean isComplete(final int column, final double[] f) {
        for (final double[] v : m_shell) {
            if (match(column, f, v) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param column the column
     * @param expected expected deformation
     * @return the lattice around it, if at least three lattice points that are not on one line are
     *     occupied, the deformation is near the expected one, and the residuals are small: where a
     *     lattice does not belong, columns are near its points by chance
     */
    Optional<LocalLattice> at(final int column, final double[] expected) {
        final int[] found = match(column, expected);
        // the column itself is the lattice point 0
        double n = 1;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int k = 0; k < found.length; k++) {
            if (found[k] >= 0) {
                final double[] v = m_shell.get(k);
                n++;
                sx += v[0];
                sy += v[1];
                sxx += v[0] * v[0];
                sxy += v[0] * v[1];
                syy += v[1] * v[1];
            }
        }
        final double mx = sx / n;
        final double my = sy / n;
        final double cxx = sxx - n * mx * mx;
        final double cxy = sxy - n * mx * my;
        final double cyy = syy - n * my * my;
        final double det = cxx * cyy - cxy * cxy;
        if (n < 4 || det <= 0.02 * cxx * cyy) {
            return Optional.empty();
        }
        final double ix = cyy / det;
        final double iy = cxx / det;
        final double ixy = -cxy / det;
        final double[] f = new double[4];
        final double[] centre = new double[2];
        for (int k = -1; k < found.length; k++) {
            final int j = k < 0 ? column : found[k];
            if (j >= 0) {
                final double vx = (k < 0 ? 0 : m_shell.get(k)[0]) - mx;
                final double vy = (k < 0 ? 0 : m_shell.get(k)[1]) - my;
                f[0] += m_x[j] * (ix * vx + ixy * vy);
                f[1] += m_x[j] * (ixy * vx + iy * vy);
                f[2] += m_y[j] * (ix * vx + ixy * vy);
                f[3] += m_y[j] * (ixy * vx + iy * vy);
                centre[0] += m_x[j] / n;
                centre[1] += m_y[j] / n;
            }
        }
        for (int c = 0; c < 4; c++) {
            if (!(Math.abs(f[c] - expected[c]) <= MOST_CHANGE)) {
                return Optional.empty();
            }
        }
        double squares = 0;
        for (int k = -1; k < found.length; k++) {
            final int j = k < 0 ? column : found[k];
            if (j >= 0) {
                final double vx = (k < 0 ? 0 : m_shell.get(k)[0]) - mx;
                final double vy = (k < 0 ? 0 : m_shell.get(k)[1]) - my;
                final double rx = m_x[j] - centre[0] - f[0] * vx - f[1] * vy;
                final double ry = m_y[j] - centre[1] - f[2] * vx - f[3] * vy;
                squares += rx * rx + ry * ry;
            }
        }
        final int freedom = 2 * (int) n - 6;
        return squares > freedom * m_mostSquare
                ? Optional.empty()
                : Optional.of(new LocalLattice(f, new double[] {ix, iy}, squares, freedom, found));
    }
}
