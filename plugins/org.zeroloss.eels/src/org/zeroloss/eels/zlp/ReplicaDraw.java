package org.zeroloss.eels.zlp;

/** What differs from replica to replica in the training data. */
public enum ReplicaDraw {
    /** One spectrum of each cluster, drawn at random: the spread is that of single pixels. */
    PIXEL,
    /**
     * The cluster's mean plus Gaussian noise with the covariance of that mean: the spread is that
     * of what all pixels of the cluster share.
     */
    MULTI_GAUSSIAN
}
