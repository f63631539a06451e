package org.zeroloss.learn.cluster;

import java.util.ArrayList;
import java.util.List;

/** An orthonormal basis of the space that some vectors span. */
final class Basis {

    /** A vector counts as dependent if no more than this part of it is left. */
    static final double LEAST = 1e-12;

    private Basis() {}

    /**
     * @param vectors all of one length
     * @return orthonormal vectors, none for those that depend on the ones before (modified
     *     Gram–Schmidt, done twice)
     */
    static double[][] of(final double[][] vectors) {
        final List<double[]> basis = new ArrayList<>();
        for (final double[] v : vectors) {
            final double[] rest = v.clone();
            final double before = Math.sqrt(DotProducts.of(v, v));
            for (int twice = 0; twice < 2; twice++) {
                for (final double[] b : basis) {
                    final double along = DotProducts.of(rest, b);
                    for (int d = 0; d < rest.length; d++) {
                        rest[d] -= along * b[d];
                    }
                }
            }
            final double after = Math.sqrt(DotProducts.of(rest, rest));
            if (after > LEAST * before) {
                for (int d = 0; d < rest.length; d++) {
                    rest[d] /= after;
                }
                basis.add(rest);
            }
        }
        return basis.toArray(new double[0][]);
    }
}
