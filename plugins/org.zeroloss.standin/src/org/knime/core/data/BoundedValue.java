package org.knime.core.data;

/** A value that has an order, so that a column of it has bounds. */
public interface BoundedValue extends DataValue {}
