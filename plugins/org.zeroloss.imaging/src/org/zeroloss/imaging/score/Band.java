package org.zeroloss.imaging.score;

/**
 * A value with the ends of its 68 % band.
 *
 * @param value value of all points; NaN if undefined
 * @param p16 lower end; NaN if undefined
 * @param p84 upper end; NaN if undefined
 */
public record Band(double value, double p16, double p84) {}
