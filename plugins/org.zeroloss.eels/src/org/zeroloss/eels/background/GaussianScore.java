package org.zeroloss.eels.background;

/**
 * Scores of a Gaussian forecast N(m, s²) (Gneiting and Raftery, J. Am. Stat. Assoc. 102 (2007)
 * 359): the logarithmic score and the continuous ranked probability score.
 */
final class GaussianScore {

    private static final double LN_2PI = StrictMath.log(2 * Math.PI);
    private static final double ROOT_PI = Math.sqrt(Math.PI);

    private GaussianScore() {}

    /**
     * Expected log score of a measurement with expectation μ and variance v.
     *
     * @param mean m
     * @param variance s², above 0
     * @param expected μ
     * @param spread v; 0 if μ is the measurement itself
     * @return −½ ln 2πs² − (v + (m − μ)²)/2s²
     */
    static double log(
            final double mean, final double variance, final double expected, final double spread) {
        final double d = mean - expected;
        return -0.5 * (LN_2PI + StrictMath.log(variance)) - (spread + d * d) / (2 * variance);
    }

    /**
     * @param mean m
     * @param sigma s, at least 0
     * @param value what was observed
     * @return ∫ (F(y) − 1(y ≥ value))² dy; |m − value| for s = 0
     */
    static double crps(final double mean, final double sigma, final double value) {
        final double d = Math.abs(value - mean);
        if (!(sigma > 1e-12 * d)) {
            return d;
        }
        final double z = d / sigma;
        final double density = StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        return sigma * (z * (1 - 2 * upperTail(z, density)) + 2 * density - 1 / ROOT_PI);
    }

    /** 1 − Φ(z) for z ≥ 0, to 7.5·10⁻⁸ (Abramowitz and Stegun 26.2.17). */
    private static double upperTail(final double z, final double density) {
        final double t = 1 / (1 + 0.2316419 * z);
        return density
                * t
                * (0.319381530
                        + t
                                * (-0.356563782
                                        + t
                                                * (1.781477937
                                                        + t * (-1.821255978 + t * 1.330274429))));
    }
}
