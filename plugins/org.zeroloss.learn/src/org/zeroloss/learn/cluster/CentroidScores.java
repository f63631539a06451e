package org.zeroloss.learn.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What all rows share in one iteration. With y = row − origin and γ = centroid − origin, the
 * nearest centroid has the smallest ½‖γ‖² − y·γ. How far centroids have moved since an earlier
 * iteration is kept as the lengths of their paths, in all and at right angles to the basis.
 */
final class CentroidScores {

    private final int k;
    private final int width;
    private double[] origin;
    private double originNorm;
    private double[][] basis;
    private double[] basisShifts;
    private final double[][] gammas;
    private final double[] shifts;
    private final double[] halfSquares;
    private final double[][] inBasis;

    /** Largest ‖γ‖ since the start. */
    private double longest;

    /** For each iteration since the basis was chosen: path lengths of each centroid. */
    private final List<double[]> across = new ArrayList<>();

    private final List<double[]> total = new ArrayList<>();

    /** Path length of a centroid that made the longest step each time. */
    private final List<Double> drift = new ArrayList<>();

    CentroidScores(final int k, final int width) {
        this.k = k;
        this.width = width;
        gammas = new double[k][];
        shifts = new double[k];
        halfSquares = new double[k];
        inBasis = new double[k][];
    }

    /**
     * Begins anew: rows have to be read again.
     *
     * @param newOrigin near the rows, so that little is lost by rounding
     * @param centroids where they are; the space they span becomes the basis
     */
    void start(final double[] newOrigin, final double[][] centroids) {
        origin = newOrigin;
        originNorm = Math.sqrt(DotProducts.of(origin, origin));
        longest = 0;
        for (int c = 0; c < k; c++) {
            gammas[c] = gamma(centroids[c]);
        }
        basis = Basis.of(gammas);
        basisShifts = new double[basis.length];
        for (int j = 0; j < basis.length; j++) {
            basisShifts[j] = DotProducts.of(origin, basis[j]);
        }
        across.clear();
        total.clear();
        drift.clear();
        across.add(new double[k]);
        total.add(new double[k]);
        drift.add(0.0);
        place(centroids);
    }

    private double[] gamma(final double[] centroid) {
        final double[] gamma = new double[width];
        for (int d = 0; d < width; d++) {
            gamma[d] = centroid[d] - origin[d];
        }
        return gamma;
    }

    /** Follows the centroids to where they are now. */
    void move(final double[][] centroids) {
        final double[] oldAcross = across.get(version());
        final double[] oldTotal = total.get(version());
        final double[] newAcross = new double[k];
        final double[] newTotal = new double[k];
        double farthest = 0;
        for (int c = 0; c < k; c++) {
            final double[] step = gamma(centroids[c]);
            for (int d = 0; d < width; d++) {
                step[d] -= gammas[c][d];
            }
            final double length = Math.sqrt(DotProducts.of(step, step));
            farthest = Math.max(farthest, length);
            newTotal[c] = oldTotal[c] + length;
            for (final double[] b : basis) {
                final double along = DotProducts.of(step, b);
                for (int d = 0; d < width; d++) {
                    step[d] -= along * b[d];
                }
            }
            newAcross[c] = oldAcross[c] + Math.sqrt(DotProducts.of(step, step));
        }
        drift.add(drift.get(version()) + farthest);
        across.add(newAcross);
        total.add(newTotal);
        place(centroids);
    }

    private void place(final double[][] centroids) {
        for (int c = 0; c < k; c++) {
            final double[] gamma = gamma(centroids[c]);
            gammas[c] = gamma;
            shifts[c] = DotProducts.of(origin, gamma);
            halfSquares[c] = DotProducts.of(gamma, gamma) / 2;
            longest = Math.max(longest, Math.sqrt(2 * halfSquares[c]));
            inBasis[c] = new double[basis.length];
            for (int j = 0; j < basis.length; j++) {
                inBasis[c][j] = DotProducts.of(gamma, basis[j]);
            }
        }
    }

    /** Iterations since the basis was chosen. */
    int version() {
        return across.size() - 1;
    }

    double[] across(final int version) {
        return across.get(version);
    }

    double[] total(final int version) {
        return total.get(version);
    }

    double drift(final int version) {
        return drift.get(version);
    }

    int basisSize() {
        return basis.length;
    }

    double[] origin() {
        return origin;
    }

    double halfSquare(final int cluster) {
        return halfSquares[cluster];
    }

    /** γ of a cluster in the basis. */
    double[] inBasis(final int cluster) {
        return inBasis[cluster];
    }

    /** Products of y with the basis. */
    void basisProducts(final float[] row, final double[] dst) {
        DotProducts.of(row, basis, dst);
        for (int j = 0; j < basis.length; j++) {
            dst[j] -= basisShifts[j];
        }
    }

    /** Products of y with every γ. */
    void products(final float[] row, final double[] dst) {
        DotProducts.of(row, gammas, dst);
        for (int c = 0; c < k; c++) {
            dst[c] -= shifts[c];
        }
    }

    /**
     * More than the score of any cluster can change for a row with ‖y‖ = {@code norm} while its
     * centroid moves by 1: the score's gradient is γ − y.
     */
    double reach(final double norm) {
        return (norm + longest) * (1 + 1e-9);
    }

    /**
     * More than all rounding errors of a difference of two scores or of two squared distances of a
     * row with ‖y‖ = {@code norm}.
     */
    double rounding(final double norm) {
        final double reach = norm + longest;
        return (width + 16) * 0x1p-49 * reach * (reach + originNorm)
                + 4 * Basis.LEAST * reach * reach;
    }
}
