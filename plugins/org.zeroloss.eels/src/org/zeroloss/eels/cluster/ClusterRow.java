package org.zeroloss.eels.cluster;

/**
 * One cluster.
 *
 * @param label its number, 0 is the brightest
 * @param size number of pixels
 * @param centroid mean of the feature (for whole spectra the sum of the mean spectrum)
 * @param minimum smallest feature of its pixels
 * @param maximum largest feature of its pixels
 */
public record ClusterRow(int label, long size, double centroid, double minimum, double maximum) {}
