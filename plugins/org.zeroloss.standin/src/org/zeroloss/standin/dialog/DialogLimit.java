package org.zeroloss.standin.dialog;

/**
 * A limit of a number.
 *
 * @param value the limit
 * @param exclusive whether the limit itself is outside
 */
public record DialogLimit(double value, boolean exclusive) {}
