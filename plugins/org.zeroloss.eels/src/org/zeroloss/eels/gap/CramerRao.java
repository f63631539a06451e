package org.zeroloss.eels.gap;

/**
 * The Cramér–Rao bound of E_g: no unbiased estimate from this spectrum in this window has a smaller
 * standard deviation, even if the zero-loss peak were known exactly. The Fisher matrix of (E_g, A)
 * or (E_g, A, b) is Σ_i ∂m_i ∂m_iᵀ / v_i with m the expected onset and v the variance of a channel
 * (Kay, Fundamentals of Statistical Signal Processing: Estimation Theory, section 3.9; the term
 * from the variance's own dependence on the parameters is left out, it is small at these counts).
 * Where neighbouring channels are correlated, v is the variance per channel of a sum over many: the
 * onset is smooth over channels, and Σ ∂m_i ∂m_iᵀ / v_i is then that of the whole covariance.
 *
 * @param fixedEv bound with b known and A not, in eV
 * @param freeEv bound with neither b nor A known, in eV
 */
public record CramerRao(double fixedEv, double freeEv) {

    /**
     * @param byGap ∂m/∂E_g per channel
     * @param byAmplitude ∂m/∂A per channel
     * @param byExponent ∂m/∂b per channel
     * @param variance variance of each channel
     * @return the bounds; infinite where the Fisher matrix is singular
     */
    public static CramerRao of(
            final double[] byGap,
            final double[] byAmplitude,
            final double[] byExponent,
            final double[] variance) {
        final double gg = sum(byGap, byGap, variance);
        final double ga = sum(byGap, byAmplitude, variance);
        final double aa = sum(byAmplitude, byAmplitude, variance);
        final double gb = sum(byGap, byExponent, variance);
        final double ab = sum(byAmplitude, byExponent, variance);
        final double bb = sum(byExponent, byExponent, variance);
        final double fixed = gg - ga * ga / aa;
        final double determinant = aa * bb - ab * ab;
        final double free = gg - (ga * ga * bb - 2 * ga * gb * ab + gb * gb * aa) / determinant;
        return new CramerRao(bound(fixed), bound(free));
    }

    private static double bound(final double information) {
        return information > 0 ? 1 / Math.sqrt(information) : Double.POSITIVE_INFINITY;
    }

    private static double sum(final double[] a, final double[] b, final double[] variance) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i] / variance[i];
        }
        return s;
    }
}
