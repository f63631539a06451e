package org.zeroloss.learn.net;

/** Solves (A + μ I) h = b for a symmetric matrix A whose lower triangle is given. */
final class Cholesky {

    private final double[][] factor;

    Cholesky(final int dimension) {
        factor = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            factor[i] = new double[i + 1];
        }
    }

    /**
     * Factorizes A + μ I.
     *
     * @param a rows of the lower triangle
     * @param mu added to the diagonal
     * @return false if that matrix is not positive definite
     */
    boolean factorize(final double[][] a, final double mu) {
        for (int i = 0; i < factor.length; i++) {
            final double[] row = factor[i];
            for (int j = 0; j < i; j++) {
                row[j] = (a[i][j] - Rows.dot(row, factor[j], j)) / factor[j][j];
            }
            final double d = a[i][i] + mu - Rows.dot(row, row, i);
            if (!(d > 0)) {
                return false;
            }
            row[i] = Math.sqrt(d);
        }
        return true;
    }

    /** Replaces b by the solution. */
    void solve(final double[] b) {
        for (int i = 0; i < b.length; i++) {
            b[i] = (b[i] - Rows.dot(factor[i], b, i)) / factor[i][i];
        }
        for (int i = b.length - 1; i >= 0; i--) {
            b[i] /= factor[i][i];
            for (int j = 0; j < i; j++) {
                b[j] -= factor[i][j] * b[i];
            }
        }
    }
}
