package org.zeroloss.learn.cluster;

/** Distances between rows and centroids. */
final class Distances {

    private Distances() {}

    /** ‖row − centroid‖², in double precision, always summed in the same order. */
    static double squared(final float[] row, final double[] centroid) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        final int n = centroid.length;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            final double x0 = row[i] - centroid[i];
            final double x1 = row[i + 1] - centroid[i + 1];
            final double x2 = row[i + 2] - centroid[i + 2];
            final double x3 = row[i + 3] - centroid[i + 3];
            a += x0 * x0;
            b += x1 * x1;
            c += x2 * x2;
            d += x3 * x3;
        }
        for (; i < n; i++) {
            final double x = row[i] - centroid[i];
            a += x * x;
        }
        return (a + b) + (c + d);
    }

    static double between(final double[] x, final double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            final double d = x[i] - y[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** The nearest centroid, the lower number of two equally near. */
    static int nearest(final float[] row, final double[][] centroids) {
        int best = 0;
        double least = squared(row, centroids[0]);
        for (int c = 1; c < centroids.length; c++) {
            final double d = squared(row, centroids[c]);
            if (d < least) {
                least = d;
                best = c;
            }
        }
        return best;
    }
}
