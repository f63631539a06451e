package org.zeroloss.learn.cluster;

/**
 * Dot products of one row with several vectors, in double precision and always summed in the same
 * order. Eight at a time: the row is converted once, and eight sums hide each other's latency.
 */
final class DotProducts {

    private DotProducts() {}

    /**
     * @param row as many values as the vectors have, or more
     * @param vectors all of one length
     * @param dst receives one product for each vector
     */
    static void of(final float[] row, final double[][] vectors, final double[] dst) {
        int v = 0;
        for (; v + 8 <= vectors.length; v += 8) {
            eight(row, vectors, v, dst);
        }
        for (; v + 4 <= vectors.length; v += 4) {
            four(row, vectors, v, dst);
        }
        for (; v < vectors.length; v++) {
            dst[v] = one(row, vectors[v]);
        }
    }

    private static void eight(
            final float[] row, final double[][] vectors, final int v, final double[] dst) {
        final double[] v0 = vectors[v];
        final double[] v1 = vectors[v + 1];
        final double[] v2 = vectors[v + 2];
        final double[] v3 = vectors[v + 3];
        final double[] v4 = vectors[v + 4];
        final double[] v5 = vectors[v + 5];
        final double[] v6 = vectors[v + 6];
        final double[] v7 = vectors[v + 7];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int d = 0; d < v0.length; d++) {
            final double x = row[d];
            s0 = Math.fma(x, v0[d], s0);
            s1 = Math.fma(x, v1[d], s1);
            s2 = Math.fma(x, v2[d], s2);
            s3 = Math.fma(x, v3[d], s3);
            s4 = Math.fma(x, v4[d], s4);
            s5 = Math.fma(x, v5[d], s5);
            s6 = Math.fma(x, v6[d], s6);
            s7 = Math.fma(x, v7[d], s7);
        }
        dst[v] = s0;
        dst[v + 1] = s1;
        dst[v + 2] = s2;
        dst[v + 3] = s3;
        dst[v + 4] = s4;
        dst[v + 5] = s5;
        dst[v + 6] = s6;
        dst[v + 7] = s7;
    }

    private static void four(
            final float[] row, final double[][] vectors, final int v, final double[] dst) {
        final double[] v0 = vectors[v];
        final double[] v1 = vectors[v + 1];
        final double[] v2 = vectors[v + 2];
        final double[] v3 = vectors[v + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int d = 0; d < v0.length; d++) {
            final double x = row[d];
            s0 = Math.fma(x, v0[d], s0);
            s1 = Math.fma(x, v1[d], s1);
            s2 = Math.fma(x, v2[d], s2);
            s3 = Math.fma(x, v3[d], s3);
        }
        dst[v] = s0;
        dst[v + 1] = s1;
        dst[v + 2] = s2;
        dst[v + 3] = s3;
    }

    private static double one(final float[] row, final double[] vector) {
        double s = 0;
        for (int d = 0; d < vector.length; d++) {
            s = Math.fma(row[d], vector[d], s);
        }
        return s;
    }

    static double of(final double[] x, final double[] y) {
        double s = 0;
        for (int d = 0; d < x.length; d++) {
            s = Math.fma(x[d], y[d], s);
        }
        return s;
    }
}
