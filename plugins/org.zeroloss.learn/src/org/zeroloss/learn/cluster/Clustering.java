package org.zeroloss.learn.cluster;

/**
 * Clusters of rows. Clusters are numbered by descending sum of the centroid's values, equal sums by
 * the centroid's first different value. The arrays are not copied and not to be changed.
 *
 * @param centroids mean row of each cluster
 * @param sizes number of rows in each cluster
 * @param labels cluster of each row
 * @param cost Σ ‖row − centroid‖²
 * @param iterations of the start that won
 * @param converged whether that start ended because no label changed
 * @param start which start won, from 0
 */
public record Clustering(
        double[][] centroids,
        long[] sizes,
        int[] labels,
        double cost,
        int iterations,
        boolean converged,
        int start) {

    /**
     * @return number of clusters
     */
    public int clusters() {
        return centroids.length;
    }

    /**
     * @param row any row
     * @return the cluster with the nearest centroid, the lower number of two equally near
     */
    public int label(final float[] row) {
        return Distances.nearest(row, centroids);
    }
}
