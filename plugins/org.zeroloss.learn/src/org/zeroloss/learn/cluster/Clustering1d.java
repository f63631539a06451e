package org.zeroloss.learn.cluster;

/**
 * Clusters on a line. Clusters are numbered by descending centroid (cluster 0 is the brightest).
 * The arrays are not copied and not to be changed.
 *
 * @param centroids weighted mean of each cluster, descending
 * @param sizes number of values in each cluster
 * @param labels cluster of each value, in the order of the values
 * @param cost Σ w (x − centroid)²
 */
public record Clustering1d(double[] centroids, long[] sizes, int[] labels, double cost) {

    /**
     * @return number of clusters
     */
    public int clusters() {
        return centroids.length;
    }

    /**
     * @param x any value, finite
     * @return the cluster with the nearest centroid, the lower number of two equally near
     */
    public int label(final double x) {
        int best = 0;
        for (int c = 1; c < centroids.length; c++) {
            if (Math.abs(x - centroids[c]) < Math.abs(x - centroids[best])) {
                best = c;
            }
        }
        return best;
    }
}
