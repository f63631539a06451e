package org.knime.core.data;

/** A value that names something, so that a column of it has possible values. */
public interface NominalValue extends DataValue {}
