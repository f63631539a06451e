package org.zeroloss.eels.zlp;

/**
 * How far the measured covariance over energy bins is to be trusted where bins outnumber spectra.
 * Draws from the sample covariance S of n spectra lie in the n − 1 directions that these spectra
 * happen to span. Shrunk as (1 − ρ) S + ρ diag(S) they have all directions; the ρ of least expected
 * squared error follows from the spectra themselves, ρ = Σ Var(r_ij)/Σ r_ij² over all pairs i ≠ j
 * of bins, r their correlations (Ledoit and Wolf, J. Multivar. Anal. 88 (2004) 365, with the target
 * of Schäfer and Strimmer, Stat. Appl. Genet. Mol. Biol. 4 (2005) 32, which leaves the variances
 * alone). Counting noise gives ρ near 1, a peak that moves or broadens from pixel to pixel gives ρ
 * near 0.
 */
final class CovarianceShrinkage {

    private CovarianceShrinkage() {}

    /**
     * @param residuals what each spectrum differs from the mean by, one row per spectrum, at least
     *     two; changed: every column is scaled to unit variance
     * @return ρ, 0 … 1; 1 for a single bin
     */
    static double intensity(final double[][] residuals) {
        final int n = residuals.length;
        final int bins = residuals[0].length;
        standardize(residuals);
        double variances = 0;
        double squares = 0;
        for (int i = 0; i < bins; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                double square = 0;
                for (final double[] z : residuals) {
                    final double w = z[i] * z[j];
                    sum += w;
                    square += w * w;
                }
                final double r = sum / (n - 1);
                squares += r * r;
                variances += (square - sum * sum / n) * n / ((n - 1.0) * (n - 1) * (n - 1));
            }
        }
        return squares > 0 ? Math.max(0, Math.min(1, variances / squares)) : 1;
    }

    private static void standardize(final double[][] rows) {
        final int n = rows.length;
        for (int b = 0; b < rows[0].length; b++) {
            double square = 0;
            for (final double[] row : rows) {
                square += row[b] * row[b];
            }
            final double scale = square > 0 ? Math.sqrt((n - 1) / square) : 0;
            for (final double[] row : rows) {
                row[b] *= scale;
            }
        }
    }
}
