package org.zeroloss.eels.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.eels.SpectrumNoise;

class CramerRaoTest {

    private static final int N = 401;

    /** Against dᵀ C⁻¹ d with the whole covariance (1 on the diagonal, ρ beside it, times v). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.45})
    void smoothSignalsSeeTheVariancePerSum(final double rho) {
        final SpectrumNoise noise = new SpectrumNoise(1, 9, rho);
        final double[] gap = new double[N];
        final double[] amplitude = new double[N];
        final double[] exponent = new double[N];
        final double[] variance = new double[N];
        for (int i = 0; i < N; i++) {
            final double x = (i - N / 2) / 15.0;
            amplitude[i] = StrictMath.exp(-x * x / 2);
            gap[i] = x * amplitude[i];
            exponent[i] = (x * x - 1) * amplitude[i];
            variance[i] = noise.variance(0) * noise.variancePerSum();
        }
        final double[] solved = solve(rho, gap);
        double information = 0;
        for (int i = 0; i < N; i++) {
            information += gap[i] * solved[i] / noise.variance(0);
        }
        final double bound = CramerRao.of(gap, amplitude, exponent, variance).fixedEv();
        assertEquals(1 / Math.sqrt(information), bound, 0.01 * bound);
    }

    /** Solves the tridiagonal system (Thomas). */
    private static double[] solve(final double rho, final double[] right) {
        final double[] c = new double[N];
        final double[] x = new double[N];
        c[0] = rho;
        x[0] = right[0];
        for (int i = 1; i < N; i++) {
            final double pivot = 1 - rho * c[i - 1];
            c[i] = rho / pivot;
            x[i] = (right[i] - rho * x[i - 1]) / pivot;
        }
        for (int i = N - 2; i >= 0; i--) {
            x[i] -= c[i] * x[i + 1];
        }
        return x;
    }
}
