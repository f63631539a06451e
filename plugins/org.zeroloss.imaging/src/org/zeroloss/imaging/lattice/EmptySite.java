package org.zeroloss.imaging.lattice;

/**
 * A place where the lattices of several columns have a column, but none is.
 *
 * @param x position in pixels
 * @param y position in pixels
 * @param witnesses how many columns have it as a lattice point
 */
public record EmptySite(double x, double y, int witnesses) {}
