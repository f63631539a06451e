package org.zeroloss.eels.cluster;

import org.zeroloss.learn.cluster.ClusterCount;

import java.util.List;

/**
 * Clusters of pixels.
 *
 * @param labels cluster of each row of the image; −1 for vacuum spectra, which are not clustered
 * @param clusters the clusters, brightest first
 * @param cost sum of squared distances to the centroids
 * @param scores scores of the numbers of clusters that were tried; empty if k was given
 */
public record ClusterResult(
        int[] labels, List<ClusterRow> clusters, double cost, List<ClusterCount.Score> scores) {

    /** Copies the lists. */
    public ClusterResult {
        clusters = List.copyOf(clusters);
        scores = List.copyOf(scores);
    }
}
