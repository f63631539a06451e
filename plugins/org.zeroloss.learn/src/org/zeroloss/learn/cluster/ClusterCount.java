package org.zeroloss.learn.cluster;

import java.util.List;

/**
 * How many clusters a criterion chose.
 *
 * @param clusters the chosen number
 * @param scores the criterion for every number that was tried
 */
public record ClusterCount(int clusters, List<Score> scores) {

    /**
     * The criterion for one number of clusters.
     *
     * @param clusters number of clusters
     * @param score silhouette (−1…1) or gap
     * @param standardError of the gap's reference; 0 for the silhouette
     */
    public record Score(int clusters, double score, double standardError) {}

    /** Copies the scores. */
    public ClusterCount {
        scores = List.copyOf(scores);
    }
}
