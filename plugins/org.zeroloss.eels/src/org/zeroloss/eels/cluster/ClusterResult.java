package org.zeroloss.eels.cluster;

import org.zeroloss.learn.cluster.ClusterCount;

import java.util.List;

/**
 * Clusters of pixels.
 *
 * @param labels cluster of each row of the image; −1 for vacuum spectra and those left out, which
 *     are not clustered
 * @param clusters the clusters, brightest first
 * @param cost sum of squared distances to the centroids
 * @param leftOut number of spectra, vacuum apart, that have no usable value: not finite, or no
 *     zero-loss peak where the others have theirs
 * @param scores scores of the numbers of clusters that were tried; empty if k was given
 */
public record ClusterResult(
        int[] labels,
        List<ClusterRow> clusters,
        double cost,
        long leftOut,
        List<ClusterCount.Score> scores) {

    /** Copies the lists. */
    public ClusterResult {
        clusters = List.copyOf(clusters);
        scores = List.copyOf(scores);
    }
}
