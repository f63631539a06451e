package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    /** Inverse and determinant by hand. */
    @Test
    void solvesAndHasTheDeterminant() {
        final Cholesky c = new Cholesky(new double[][] {{4}, {2, 3}, {0, 1, 5}});
        // 4·(15 − 1) − 2·10
        assertEquals(Math.log(36), c.logDeterminant(), 1e-12);
        // [4 2 0; 2 3 1; 0 1 5] · (1, −2, 3)
        assertArrayEquals(new double[] {1, -2, 3}, c.solve(new double[] {0, -1, 13}), 1e-12);
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        final double[][] matrix = {{1}, {2, 3}};
        assertThrows(ArithmeticException.class, () -> new Cholesky(matrix));
    }
}
