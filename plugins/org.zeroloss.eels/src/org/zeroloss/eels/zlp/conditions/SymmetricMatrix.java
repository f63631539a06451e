package org.zeroloss.eels.zlp.conditions;

/** Small dense symmetric matrices: as many rows as there are training images. */
final class SymmetricMatrix {

    private static final int SWEEPS = 60;
    private static final double DONE = 1e-22;
    private static final double SINGULAR = 1e-13;

    private SymmetricMatrix() {}

    /**
     * Lower Cholesky factor. A pivot that rounding has made too small is lifted to 10⁻¹³ of the
     * largest diagonal element.
     */
    static double[][] cholesky(final double[][] a) {
        final int n = a.length;
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale = Math.max(scale, a[i][i]);
        }
        final double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double s = a[i][j];
                for (int k = 0; k < j; k++) {
                    s -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(Math.max(s, SINGULAR * scale)) : s / l[j][j];
            }
        }
        return l;
    }

    /** L⁻¹ b. */
    static double[] forward(final double[][] l, final double[] b) {
        final double[] v = b.clone();
        for (int i = 0; i < v.length; i++) {
            for (int k = 0; k < i; k++) {
                v[i] -= l[i][k] * v[k];
            }
            v[i] /= l[i][i];
        }
        return v;
    }

    /** (L Lᵀ)⁻¹ b. */
    static double[] solve(final double[][] l, final double[] b) {
        final double[] v = forward(l, b);
        for (int i = v.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < v.length; k++) {
                v[i] -= l[k][i] * v[k];
            }
            v[i] /= l[i][i];
        }
        return v;
    }

    /**
     * Eigenvectors by Jacobi's rotations.
     *
     * @param matrix symmetric; not changed
     * @return rows: an eigenvector each, in the order of falling eigenvalues, its component of
     *     largest size positive
     */
    static double[][] eigenvectors(final double[][] matrix) {
        final int n = matrix.length;
        final double[][] a = new double[n][];
        final double[][] v = new double[n][n];
        double size = 0;
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
            size = Math.max(size, Math.abs(a[i][i]));
        }
        for (int sweep = 0; sweep < SWEEPS && off(a) > DONE * size * size; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        return sorted(a, v);
    }

    private static double off(final double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static void rotate(final double[][] a, final double[][] v, final int p, final int q) {
        if (a[p][q] == 0) {
            return;
        }
        final double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        final double root = Math.abs(theta) + Math.sqrt(theta * theta + 1);
        final double t = (theta < 0 ? -1 : 1) / root;
        final double c = 1 / Math.sqrt(t * t + 1);
        final double s = t * c;
        for (int k = 0; k < a.length; k++) {
            final double akp = a[k][p];
            final double akq = a[k][q];
            a[k][p] = c * akp - s * akq;
            a[k][q] = s * akp + c * akq;
        }
        for (int k = 0; k < a.length; k++) {
            final double apk = a[p][k];
            final double aqk = a[q][k];
            a[p][k] = c * apk - s * aqk;
            a[q][k] = s * apk + c * aqk;
            final double vpk = v[p][k];
            final double vqk = v[q][k];
            v[p][k] = c * vpk - s * vqk;
            v[q][k] = s * vpk + c * vqk;
        }
    }

    private static double[][] sorted(final double[][] a, final double[][] v) {
        final int n = a.length;
        final boolean[] taken = new boolean[n];
        final double[][] vectors = new double[n][];
        for (int i = 0; i < n; i++) {
            int best = -1;
            for (int j = 0; j < n; j++) {
                best = !taken[j] && (best < 0 || a[j][j] > a[best][best]) ? j : best;
            }
            taken[best] = true;
            vectors[i] = v[best];
            int largest = 0;
            for (int k = 1; k < n; k++) {
                largest = Math.abs(v[best][k]) > Math.abs(v[best][largest]) ? k : largest;
            }
            if (v[best][largest] < 0) {
                for (int k = 0; k < n; k++) {
                    v[best][k] = -v[best][k];
                }
            }
        }
        return vectors;
    }
}
