package org.zeroloss.imaging.score;

/**
 * How well points of one class, or of all, were found in one image, or in all.
 *
 * @param counts hits, false alarms and misses
 * @param precision share of the found points that are there
 * @param recall share of the points there that were found
 * @param f1 harmonic mean of both
 * @param rmsError localisation error, root mean square, in pixels
 */
public record Score(Counts counts, Band precision, Band recall, Band f1, Band rmsError) {}
