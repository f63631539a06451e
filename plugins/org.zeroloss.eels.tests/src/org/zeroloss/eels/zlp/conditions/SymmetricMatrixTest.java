package org.zeroloss.eels.zlp.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

    private static final double[][] A = {{4, 1, 0.5}, {1, 3, -0.2}, {0.5, -0.2, 2}};

    @Test
    void solvesWhatItFactorizes() {
        final double[] b = {1, -2, 0.3};
        final double[] x = SymmetricMatrix.solve(SymmetricMatrix.cholesky(A), b);
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += A[i][j] * x[j];
            }
            assertEquals(b[i], sum, 1e-12);
        }
    }

    @Test
    void eigenvectorsDiagonalizeInFallingOrder() {
        final double[][] v = SymmetricMatrix.eigenvectors(A);
        double before = Double.POSITIVE_INFINITY;
        for (int p = 0; p < 3; p++) {
            for (int q = 0; q < 3; q++) {
                double sum = 0;
                double product = 0;
                for (int i = 0; i < 3; i++) {
                    product += v[p][i] * v[q][i];
                    for (int j = 0; j < 3; j++) {
                        sum += v[p][i] * A[i][j] * v[q][j];
                    }
                }
                assertEquals(p == q ? 1 : 0, product, 1e-12);
                if (p == q) {
                    assertEquals(true, sum <= before);
                    before = sum;
                } else {
                    assertEquals(0, sum, 1e-10);
                }
            }
        }
    }
}
