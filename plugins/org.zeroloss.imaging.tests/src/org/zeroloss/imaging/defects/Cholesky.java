package org.zeroloss.imaging.defects;

/** A positive definite matrix as a product of triangles. */
final class Cholesky {

    private final double[][] m_factor;

    /**
     * @param matrix rows of the lower triangle; replaced by the factor
     */
    Cholesky(final double[][] matrix) {
        m_factor = matrix;
        for (int i = 0; i < matrix.length; i++) {
            final double[] row = matrix[i];
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, matrix[j], j)) / matrix[j][j];
            }
            final double d = row[i] - dot(row, row, i);
            if (!(d > 0)) {
                throw new ArithmeticException("not positive definite: " + d + " in row " + i);
            }
            row[i] = Math.sqrt(d);
        }
    }

    private static double dot(final double[] a, final double[] b, final int n) {
        double even = 0;
        double odd = 0;
        for (int k = 0; k + 1 < n; k += 2) {
            even += a[k] * b[k];
            odd += a[k + 1] * b[k + 1];
        }
        return even + odd + (n % 2 == 0 ? 0 : a[n - 1] * b[n - 1]);
    }

    /**
     * @param right right side
     * @return the solution
     */
    double[] solve(final double[] right) {
        final double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] - dot(m_factor[i], x, i)) / m_factor[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= m_factor[i][i];
            for (int j = 0; j < i; j++) {
                x[j] -= m_factor[i][j] * x[i];
            }
        }
        return x;
    }

    /**
     * @return logarithm of the determinant
     */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < m_factor.length; i++) {
            sum += Math.log(m_factor[i][i]);
        }
        return 2 * sum;
    }
}
