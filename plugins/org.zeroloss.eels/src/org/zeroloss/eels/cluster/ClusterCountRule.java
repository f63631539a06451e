package org.zeroloss.eels.cluster;

/** Where the number of clusters comes from. */
public enum ClusterCountRule {
    /** From the user. */
    GIVEN,
    /** Largest silhouette within a range. */
    SILHOUETTE,
    /** The gap statistic within a range. */
    GAP_STATISTIC
}
